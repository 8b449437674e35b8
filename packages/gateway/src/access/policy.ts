import type { ScopeKey } from '@gatehouse/connector';
import type { ErrorDetails } from '../errors.ts';
import type { Connection } from '../store/ports.ts';

/** What one group may do with one connection. */
export interface GrantedConnection {
  readonly connection: Connection;
  readonly scopes: ReadonlySet<ScopeKey>;
}

/** The current policy of one group; a new object whenever anything in it changes, so it can key a cache. */
export interface GroupPolicy {
  readonly groupId: string;
  readonly groupName: string;
  /** The keys that speak for it. */
  readonly keyIds: ReadonlySet<string>;
  readonly connections: readonly GrantedConnection[];
  /** Whether whoever runs the gateway, or an administrator, wants operations that only Preview has. Where not, they do not exist. */
  readonly experimental: boolean;
}

/** The answer to "may this principal do this?", with the reason in words that name the group, the scope and who can change it. */
export type Decision =
  | {
      readonly allow: true;
      readonly groupName: string;
      readonly connection: Connection;
      /** The one that opens it: the operation's own, or a narrower one that opens what was asked for and no more. */
      readonly scope: ScopeKey;
      readonly explanation: string;
    }
  | {
      readonly allow: false;
      readonly code:
        | 'key_invalid'
        | 'operation_unknown'
        | 'scope_missing'
        | 'connection_unknown'
        | 'connection_ambiguous'
        | 'not_connected'
        | 'reconnect_required';
      readonly groupName: string;
      readonly connection?: Connection;
      /** Whether a part of the operation is open, of which what was asked for is not. */
      readonly opensPart?: true;
      readonly explanation: string;
      readonly details: ErrorDetails;
    };
