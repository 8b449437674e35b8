import type { Clock } from '@gatehouse/connector';
import type * as z from 'zod';
import type { MemberPrincipal } from '../access/principal.ts';
import type { Audit } from '../audit/audit.ts';
import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Keys, People } from '../identity/identity.ts';
import type { Invitations } from '../identity/invitations.ts';
import type { Store } from '../store/ports.ts';
import type { Connections } from '../vault/connections.ts';
import type { Management, ManagementName, ManagementOutput } from './contract.ts';

export interface ManagementDeps {
  readonly store: Store;
  readonly people: People;
  readonly keys: Keys;
  readonly invitations: Invitations;
  readonly vault: Connections;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly intercom: IntercomConfig;
  readonly publicUrl: string;
  readonly version: string;
}

/** One request to the management, with the caller that the surface found. */
export interface Asked {
  /** Null for operations that anybody may call. */
  readonly principal: MemberPrincipal | null;
  readonly requestId: string;
  /** For the sign-in library, which reads the session's cookie. */
  readonly headers: Headers;
  /** The peer as its socket says, never a header that anybody can write; undefined where there is no socket. */
  readonly address: string | undefined;
}

/** What a handler may use and leave behind besides its output. */
export interface HandlerCall extends Asked {
  /** Cookies of the sign-in library, to be set as they are. */
  readonly cookies: string[];
  /** Value of the cookie that binds an authorization to this browser. */
  browserCookie: string | null;
  /** A sentence for the audit, about what was done. */
  explanation: string | null;
}

export type Handlers<N extends ManagementName = ManagementName> = {
  readonly [K in N]: (input: z.output<Management[K]['input']>, call: HandlerCall) => Promise<ManagementOutput<K>>;
};

/** The member that `run` has already let in; for handlers that need to know who it is. */
export function memberOf(call: HandlerCall): MemberPrincipal {
  if (!call.principal) throw new GatewayError('session_missing');
  return call.principal;
}

export const notFound = (field: string, what: string): GatewayError =>
  new GatewayError('not_found', { field, fix: `There is no such ${what}: it may have been removed. Read the list again.` });
