import type { Role } from '../store/words.ts';

/** Who is calling, found by a surface from a credential that it checked. Nothing else in a request says who somebody is. */
export type Principal = KeyPrincipal | LocalPrincipal | MemberPrincipal;

/** Those who call Intercom: each speaks for exactly one group. */
export type GroupPrincipal = KeyPrincipal | LocalPrincipal;

/** An agent or a piece of code, by an API key. */
export interface KeyPrincipal {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  readonly groupId: string;
}

/** Whoever started this process, on stdio: nobody is asked for a credential. */
export interface LocalPrincipal {
  readonly kind: 'local';
  readonly id: 'local';
  readonly name: 'local';
  readonly groupId: string;
}

/** A person with a session in the console. */
export interface MemberPrincipal {
  readonly kind: 'member';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
