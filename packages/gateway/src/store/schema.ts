import type { Generated, GeneratedAlways } from 'kysely';
import type {
  ApiKey,
  AuditRow,
  Connection,
  Group,
  Invitation,
  JournalEntry,
  KeptOauthApp,
  Member,
  OauthState,
  Organisation,
  PasswordReset,
  PermissionSeen,
  SealedCredential,
} from './ports.ts';

/**
 * The tables. Columns carry the names of the ports, so a row is a domain object without a mapping; both engines quote them.
 * A flag is 0 or 1 and a list is JSON text, because SQLite has neither type.
 */
export interface Tables {
  schema_versions: { number: number; name: string; appliedAt: number };
  organisation: Organisation & {
    singleton: Generated<number>;
    keyCheck: string | null;
    claimHeld: Generated<number>;
    experimental: Generated<number>;
  };
  members: Member;
  invitations: Omit<Invitation, 'claim'> & { claim: number };
  password_resets: PasswordReset;
  groups: Group & { nameKey: string };
  group_members: { groupId: string; memberId: string };
  policy: { singleton: number; version: number };
  grants: { groupId: string; connectionId: string; scopes: string; version: number };
  /** `origin` is empty where a connection had none. */
  kept_grants: { workspaceId: string; origin: string; groupId: string; scopes: string; until: number };
  keys: ApiKey;
  /** `workspaceKey` is the workspace at its Intercom: that of the sandbox is another one, whatever its id. */
  connections: Connection & { workspaceKey: string };
  permissions_seen: Omit<PermissionSeen, 'granted'> & { granted: number };
  credentials: SealedCredential;
  oauth_states: OauthState;
  /** One row at most. */
  oauth_apps: KeptOauthApp & { singleton: number };
  journal: JournalEntry;
  audit: Omit<AuditRow, 'sequence'> & { sequence: GeneratedAlways<number> };
  disk_trials: { id: Generated<number>; filler: string };
  /** One row: nothing of the audit from then on is deleted. */
  audit_kept: { singleton: number; since: number };
}
