import type { Clock } from '@gatehouse/connector';
import type * as z from 'zod';
import type { Access } from '../access/access.ts';
import type { MemberPrincipal } from '../access/principal.ts';
import type { Audit } from '../audit/audit.ts';
import type { IntercomConfig, Support } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Keys, People } from '../identity/identity.ts';
import type { Invitations } from '../identity/invitations.ts';
import type { PasswordResets } from '../identity/password-resets.ts';
import type { Store } from '../store/ports.ts';
import type { Apps } from '../vault/apps.ts';
import type { Connections } from '../vault/connections.ts';
import type { AnonymousLimit } from './anonymous-limit.ts';
import type { Schemas } from './schemas.ts';

export interface ManagementDeps {
  readonly store: Store;
  readonly people: People;
  readonly keys: Keys;
  readonly invitations: Invitations;
  readonly passwordResets: PasswordResets;
  readonly vault: Connections & { readonly apps: Apps };
  readonly audit: Audit;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly intercom: IntercomConfig;
  readonly publicUrl: string;
  readonly support: Support | null;
  readonly version: string;
  /** Whether whoever runs the gateway has switched operations that only Preview has on, for all. */
  readonly experimental: boolean;
  readonly access: Pick<Access, 'isExperimental'>;
  readonly memory: { readonly anonymousLimit: AnonymousLimit };
}

/** Whoever asks, and what came with the request besides its input. */
export interface Caller {
  /** Null where nobody is signed in, or it does not matter who is. */
  readonly principal: MemberPrincipal | null;
  readonly requestId: string;
  /** For cookies: the session's, which the sign-in library reads, and the one that binds an authorization to its browser. */
  readonly headers: Headers;
  /** An address or a prefix, as the host found it (`http/origin.ts`); undefined where there is no socket. */
  readonly origin: string | undefined;
}

export interface Done<Output> {
  readonly output: Output;
  /** A sentence for the audit, about what was done. */
  readonly explanation?: string;
  /** To be set as they are. */
  readonly cookies?: readonly string[];
}

/** Carries out the operations of a resource, by its schemas. */
export type HandlersOf<Resource extends Readonly<Record<string, Schemas>>> = {
  readonly [Verb in keyof Resource]: (
    input: z.output<Resource[Verb]['input']>,
    caller: Caller,
  ) => Promise<Done<z.output<Resource[Verb]['output']>>>;
};

/** The member that was let in; for handlers that need to know who it is. */
export function memberOf({ principal }: Caller): MemberPrincipal {
  if (!principal) throw new GatewayError('session_missing');
  return principal;
}

export const notFound = (field: string, what: string): GatewayError =>
  new GatewayError('not_found', { field, fix: `There is no such ${what}: it may have been removed. Read the list again.` });
