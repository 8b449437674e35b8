import type { KeyPrincipal, MemberPrincipal } from '../access/principal.ts';
import type { ApiKey } from '../store/ports.ts';
import type { Role } from '../store/words.ts';

/** Finds who is calling from a credential; the only makers of principals. */
export interface Keys {
  /** Makes a key for a group; the secret is returned once and never again. */
  create(groupId: string, name: string, createdBy: string): Promise<{ key: ApiKey; secret: string }>;
  /** Throws `key_missing` or `key_invalid`. */
  verify(authorization: string | undefined): Promise<KeyPrincipal>;
}

export interface People {
  /** Throws `session_missing`. */
  verify(headers: Headers): Promise<MemberPrincipal>;
  /** Makes a person's account; throws `input_invalid` or `conflict`. */
  createAccount(account: { name: string; email: string; password: string }): Promise<{ userId: string }>;
  /** The person's sessions end with it. */
  removeAccount(userId: string): Promise<void>;
  /**
   * Answers the cookies to set. Throws `sign_in_refused` or `rate_limited`. `address` is the peer as the surface saw it, never a
   * header that anybody can write.
   */
  signIn(email: string, password: string, headers: Headers, address?: string): Promise<{ userId: string; cookies: string[] }>;
  signOut(headers: Headers): Promise<{ cookies: string[] }>;
}

export type { Role };
