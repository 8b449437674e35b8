import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Member, MemberStore, PasswordReset, PasswordResetStore } from '../store/ports.ts';
import type { People } from './identity.ts';
import { hashToken, newToken } from './tokens.ts';

const validMs = 60 * 60_000;

interface Deps {
  readonly store: { readonly members: MemberStore; readonly passwordResets: PasswordResetStore };
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly newId: () => string;
}

/** Single-use links that set a new password; the store keeps a token's hash. They are made on the machine alone (`machine/`). */
export interface PasswordResets {
  /** Whose link it is, without using it. Throws `reset_invalid`. */
  look(token: string): Promise<Member>;
  /** Sets the password and ends every session of the member. Whatever goes wrong, the link can be used again. Throws `reset_invalid` or `input_invalid`. */
  accept(token: string, password: string): Promise<Member>;
}

/** A link for an hour, in the place of the member's one before it; undefined where the address is nobody's. */
export async function makePasswordReset(
  email: string,
  { store, clock, randomBytes, newId }: Deps,
): Promise<{ readonly member: Member; readonly token: string; readonly expiresAt: number } | undefined> {
  const wanted = email.trim().toLowerCase();
  const member = (await store.members.list()).find((one) => one.email.toLowerCase() === wanted);
  if (!member) return undefined;
  const token = newToken('reset_', randomBytes);
  const createdAt = clock.now();
  const expiresAt = createdAt + validMs;
  await store.passwordResets.add({ id: newId(), memberId: member.id, tokenHash: hashToken(token), createdAt, expiresAt, usedAt: null });
  return { member, token, expiresAt };
}

export function createPasswordResets({
  store,
  people,
  clock,
}: Pick<Deps, 'store' | 'clock'> & { readonly people: Pick<People, 'setPassword'> }): PasswordResets {
  const invalid = () =>
    new GatewayError('reset_invalid', {
      field: 'token',
      fix: 'Whoever runs the gateway makes a new one on its machine: `gatehouse admin reset <email>`.',
    });
  const memberOf = async (reset: PasswordReset | undefined): Promise<Member> => {
    const member = reset && (await store.members.get(reset.memberId));
    if (!member) throw invalid();
    return member;
  };
  return {
    async look(token) {
      return memberOf(await store.passwordResets.find(hashToken(token), clock.now()));
    },
    async accept(token, password) {
      const reset = await store.passwordResets.take(hashToken(token), clock.now());
      const member = await memberOf(reset);
      try {
        await people.setPassword(member, password);
      } catch (error) {
        if (reset) await store.passwordResets.giveBack(reset.id);
        throw error;
      }
      return member;
    },
  };
}
