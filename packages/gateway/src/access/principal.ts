/** Who is calling, found by a surface from a credential that it checked. Nothing else in a request says who somebody is. */
export type Principal = KeyPrincipal | MemberPrincipal;

/** An agent or a piece of code: an API key speaks for exactly one group. */
export interface KeyPrincipal {
  readonly kind: 'key';
  readonly organisationId: string;
  readonly keyId: string;
  readonly keyName: string;
  readonly groupId: string;
}

/** A person with a session in the console. */
export interface MemberPrincipal {
  readonly kind: 'member';
  readonly organisationId: string;
  readonly memberId: string;
  readonly name: string;
  readonly role: 'admin' | 'member';
}
