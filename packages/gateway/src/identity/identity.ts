import type { Clock } from '@gatehouse/connector';
import type { KeyPrincipal, MemberPrincipal } from '../access/principal.ts';
import type { ApiKey, Member, Store } from '../store/ports.ts';
import type { Surface } from '../store/words.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createKeys } from './keys.ts';
import { createPasswordResets, type PasswordResets } from './password-resets.ts';
import { createPeople } from './people.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';
import type { SignInOptions } from './sign-in-library.ts';

/** Finds who is calling from a credential; the only makers of principals. */
export interface Keys {
  /** Makes a key for a group; the secret is returned once and never again. */
  create(groupId: string, name: string, createdBy: string): Promise<{ key: ApiKey; secret: string }>;
  /** Throws `key_missing` or `key_invalid`; the latter leaves a trace, for which `from` says what is known of the request. */
  verify(authorization: string | undefined, from: KeyRequest): Promise<KeyPrincipal>;
}

export interface KeyRequest {
  /** An address or a prefix, as the host found it. */
  readonly origin: string | undefined;
  readonly surface: Surface;
  readonly requestId: string;
}

/** Told of each key that is refused: how it begins where it looks like one of ours, never the key. */
export type OnRefusedKey = (refused: KeyRequest & { readonly prefix: string | null }) => void;

export interface People {
  /** Loads the sign-in library, for which every method waits; otherwise the first one does. */
  ready(): Promise<unknown>;
  /** Throws `session_missing`. */
  verify(headers: Headers): Promise<MemberPrincipal>;
  /** Makes a person's account; throws `input_invalid` or `conflict`. `organisation` is its name to be, where it has none yet. */
  createAccount(account: { name: string; email: string; password: string }, organisation?: string): Promise<{ userId: string }>;
  /** In the place of the old one; every session of the person ends. Throws `input_invalid`. */
  setPassword(person: Pick<Member, 'userId' | 'name' | 'email'>, password: string): Promise<void>;
  /** The person's sessions end with it. */
  removeAccount(userId: string): Promise<void>;
  /**
   * Answers the cookies to set. Throws `sign_in_refused` or `rate_limited`. `origin` is where the request comes from, as the
   * host found it.
   */
  signIn(email: string, password: string, headers: Headers, origin?: string): Promise<{ userId: string; cookies: string[] }>;
  signOut(headers: Headers): Promise<{ cookies: string[] }>;
}

export interface IdentityDeps {
  readonly store: Pick<Store, 'organisation' | 'members' | 'keys' | 'invitations' | 'passwordResets'> & {
    readonly database: SignInOptions['database'];
  };
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Signs the session cookies: at least 32 random characters. */
  readonly secret: string;
  readonly random: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly onRefusedKey?: OnRefusedKey;
  readonly memory: { readonly signInAttempts: SignInAttempts };
}

export interface Identity {
  readonly keys: Keys;
  readonly people: People;
  readonly invitations: Invitations;
  readonly passwordResets: PasswordResets;
}

export function createIdentity({
  store,
  clock,
  publicUrl,
  secret,
  random: randomBytes,
  newId,
  onRefusedKey,
  memory,
}: IdentityDeps): Identity {
  const people = createPeople({ store, clock, randomBytes, attempts: memory.signInAttempts, database: store.database, publicUrl, secret });
  return {
    keys: createKeys({ store, clock, randomBytes, newId, ...(onRefusedKey === undefined ? {} : { onRefusedKey }) }),
    people,
    invitations: createInvitations({ store, people, clock, randomBytes, newId }),
    passwordResets: createPasswordResets({ store, people, clock }),
  };
}
