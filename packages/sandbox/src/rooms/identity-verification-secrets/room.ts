import { type Row, room } from '../../parts/room.ts';

/** Without the secret itself, which nobody can ask for again. */
export interface IdentityVerificationSecret extends Row {
  readonly name: string;
  readonly supports_android: boolean;
  readonly supports_ios: boolean;
  readonly supports_web: boolean;
  readonly created_at: number;
}

export const identityVerificationSecrets = room<IdentityVerificationSecret>()({
  name: 'identity_verification_secrets',
  seed: ({ workspace: { created_at } }) => [
    { id: '102', name: 'Production', supports_android: false, supports_ios: false, supports_web: true, created_at },
  ],
});

export const secretShape = (secret: IdentityVerificationSecret) => ({ type: 'identity_verification_secret', ...secret });
