import type { ScopeKey } from '@gatehouse/connector';
import type { JournalStore } from './journal.ts';
import type { SealedStore } from './sealed.ts';
import type {
  ActorKind,
  AuditEffect,
  ConnectionKind,
  ConnectionState,
  OutcomeName,
  Region,
  Replacement,
  Role,
  Surface,
  Target,
} from './words.ts';

export type * from './journal.ts';
export type * from './sealed.ts';

/**
 * What the rooms need remembered, in their own words. Every engine keeps these promises, and `testing/` holds it to them; the one that
 * a race could break is written on the method. Times are milliseconds since 1970, handed in by the caller.
 */
export interface Store {
  readonly organisation: OrganisationStore;
  readonly members: MemberStore;
  readonly invitations: InvitationStore;
  readonly passwordResets: PasswordResetStore;
  readonly groups: GroupStore;
  readonly keys: KeyStore;
  readonly connections: ConnectionStore;
  readonly policy: PolicyStore;
  readonly oauthStates: OauthStateStore;
  readonly oauthApp: OauthAppStore;
  readonly journal: JournalStore;
  readonly audit: AuditStore;
  readonly sealed: SealedStore;
  /**
   * Whether what is written now is kept, for `/readyz`: tried by writing as much as a call does. Rejects with `storage_full`, or with
   * `storage_failed` when only a new start helps.
   */
  tryDisk(): Promise<void>;
  close(): Promise<void>;
}

/** A part of a list: what comes after a row, in the list's order. */
export interface Page<Position> {
  readonly after?: Position | undefined;
  readonly limit: number;
}

/** Where a row stands in a list by time. */
export interface TimePosition {
  readonly createdAt: number;
  readonly id: string;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export interface OrganisationStore {
  /** The one organisation of this installation; made on first use. */
  get(now: number): Promise<Organisation>;
  rename(name: string): Promise<void>;
  /** A small value that only the right key ring can open; written once, null until then. */
  readKeyCheck(): Promise<string | null>;
  writeKeyCheck(sealed: string): Promise<void>;
  /** Whether no claim link is offered until somebody on the machine asks for one. */
  isClaimHeld(): Promise<boolean>;
  holdClaim(held: boolean): Promise<void>;
  /** Whether the organisation wants operations that only Preview has. */
  isExperimental(): Promise<boolean>;
  setExperimental(on: boolean): Promise<void>;
}

export interface Member {
  readonly id: string;
  /** The person's id in the sign-in library's own tables. */
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: number;
  /** Counts the changes of the role. */
  readonly version: number;
}

export interface MemberStore {
  /** In the order in which they joined. */
  list(page?: Page<TimePosition>): Promise<Member[]>;
  findByUser(userId: string): Promise<Member | undefined>;
  get(id: string): Promise<Member | undefined>;
  hasAdministrator(): Promise<boolean>;
  add(member: Member): Promise<void>;
  /** Adds the member as an administrator and withdraws every claim link; false, and nothing, when there is an administrator. */
  addFirstAdministrator(member: Member): Promise<boolean>;
  /** False when it would leave the organisation without an administrator. */
  setRole(id: string, role: Role, seen?: number): Promise<Replaced<'last_administrator'>>;
  /** Removes the member from every group too. False when it would leave the organisation without an administrator. */
  remove(id: string): Promise<boolean>;
}

export interface Invitation {
  readonly id: string;
  /** SHA-256 of the token in the link; the token itself is never kept. */
  readonly tokenHash: string;
  readonly role: Role;
  /** The first administrator's link; it dies with the first administrator. */
  readonly claim: boolean;
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export interface InvitationStore {
  /** Adding a claim link withdraws the claim links before it. */
  add(invitation: Invitation): Promise<void>;
  find(tokenHash: string, now: number): Promise<Invitation | undefined>;
  /** Exactly one caller gets the invitation; every other gets undefined. */
  take(tokenHash: string, now: number): Promise<Invitation | undefined>;
  /** Gives a taken invitation back when the account could not be made. */
  giveBack(id: string): Promise<void>;
  listOpen(now: number): Promise<Invitation[]>;
  withdraw(id: string): Promise<boolean>;
}

/** A link that sets a new password for one member. */
export interface PasswordReset {
  readonly id: string;
  readonly memberId: string;
  /** SHA-256 of the token in the link; the token itself is never kept. */
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export interface PasswordResetStore {
  /** In the place of the member's link before it. Links go with their member. */
  add(reset: PasswordReset): Promise<void>;
  find(tokenHash: string, now: number): Promise<PasswordReset | undefined>;
  /** Exactly one caller gets it; every other gets undefined. */
  take(tokenHash: string, now: number): Promise<PasswordReset | undefined>;
  /** Gives a taken link back when the password could not be set. */
  giveBack(id: string): Promise<void>;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  /** Counts the changes of name and description. */
  readonly version: number;
}

export interface Membership {
  readonly groupId: string;
  readonly memberId: string;
}

/** What a group may do with one connection. */
export interface Grant {
  readonly groupId: string;
  readonly connectionId: string;
  readonly scopes: readonly ScopeKey[];
}

export interface KeptGrant extends Grant {
  /** Higher after each change, and never given twice, also where a grant was taken away and given again. 0 is that of none. */
  readonly version: number;
}

/**
 * What became of putting a setting in the place of the one that is there: `seen` is the version of the one that whoever asks has seen,
 * and where another is there by now nothing is changed. Without one it takes the place of whatever is there.
 */
export type Replaced<Refusal extends string = never> = 'done' | 'changed' | Refusal;

export interface GroupStore {
  /** By name. */
  list(page?: Page<string>): Promise<Group[]>;
  get(id: string): Promise<Group | undefined>;
  /** Those that there are, by name. */
  getMany(ids: readonly string[]): Promise<Group[]>;
  /** False when the name is taken. */
  add(group: Group): Promise<boolean>;
  update(id: string, change: { name?: string; description?: string }, seen?: number): Promise<Replaced<'name_taken'>>;
  /** Its keys stop working and its grants go in the same moment. */
  remove(id: string): Promise<boolean>;
  memberIds(groupId: string): Promise<string[]>;
  memberships(of: { readonly groupIds: readonly string[] } | { readonly memberIds: readonly string[] }): Promise<Membership[]>;
  addMember(groupId: string, memberId: string): Promise<void>;
  removeMember(groupId: string, memberId: string): Promise<void>;
  grants(of?: { readonly groupIds: readonly string[] } | { readonly connectionIds: readonly string[] }): Promise<KeptGrant[]>;
  grantsOf(groupId: string): Promise<KeptGrant[]>;
  /** An empty list of scopes takes the grant away. */
  setGrant(grant: Grant, seen?: number): Promise<Replaced>;
  removeGrant(groupId: string, connectionId: string): Promise<void>;
}

export interface PolicyStore {
  /**
   * Counts changes of groups, their members, grants and keys, connections, and what the organisation wants: the same number, the same policy. It is raised in the
   * transaction of the change and seen here before the change is acknowledged, so a cache that asks for it at each call never acts on
   * what was taken away. Synchronous, because every call asks. An engine that several processes share is told of the changes of others
   * and says how long that takes at most; past that time without word it must answer a number that no cache knows.
   */
  version(): number;
}

export interface ApiKey {
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  /** The first characters, to recognise a key by. */
  readonly prefix: string;
  readonly hash: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** A key as a list shows it: with the names of its group and of whoever made it, null once that member is gone. */
export interface ListedKey extends Omit<ApiKey, 'hash'> {
  readonly groupName: string;
  readonly creatorName: string | null;
}

export interface KeyStore {
  /** The newest first; of one group, of the groups that a member is in. */
  list(
    filter?: { readonly groupId?: string | undefined; readonly memberId?: string | undefined },
    page?: Page<TimePosition>,
  ): Promise<ListedKey[]>;
  /** How many keys of each group are not revoked; a group without one is left out. */
  countLive(groupIds: readonly string[]): Promise<{ groupId: string; count: number }[]>;
  add(key: ApiKey): Promise<void>;
  /** Only keys that are not revoked. */
  findByHash(hash: string): Promise<ApiKey | undefined>;
  get(id: string): Promise<ApiKey | undefined>;
  /** Those of the group that are not revoked. */
  liveIds(groupId: string): Promise<string[]>;
  revoke(id: string, now: number): Promise<boolean>;
  /** Writes down that the key is used, once in `everyMs`: of many calls at once, one writes. */
  noteUse(id: string, now: number, everyMs: number): Promise<void>;
}

export interface Connection {
  readonly id: string;
  /** Short name for addresses: `/intercom/{name}/…`. Lower case, digits and hyphens; never `default`. */
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly state: ConnectionState;
  /** Intercom's `app.id_code`. */
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly region: Region;
  /** Which Intercom it is of (`vault/origin.ts`); null while nobody knows it of what a version before origins left. */
  readonly origin: string | null;
  /** The teammate that the credential acts as. */
  readonly adminId: string;
  readonly adminName: string;
  readonly adminEmail: string;
  /** The teammate that an administrator entered, to act as where a call names nobody; it goes before `adminId`. */
  readonly teammateId: string | null;
  /** Null where nobody is entered, or Intercom did not let anybody look. */
  readonly teammateName: string | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly connectedAt: number;
  readonly checkedAt: number | null;
  /** Why it must be authorized again, in words of ours. */
  readonly problem: string | null;
}

/** What the newest answer of Intercom that concerned it has shown about one of an app's permissions, by our scope. */
export interface PermissionSeen {
  readonly connectionId: string;
  readonly scope: string;
  /** Whose answer it was: a scope may need several permissions for all that it opens. */
  readonly operation: string;
  readonly granted: boolean;
  readonly at: number;
}

/** A credential as it lies in the store: unreadable without the key ring. */
export interface SealedCredential {
  readonly connectionId: string;
  readonly version: number;
  readonly sealed: string;
}

export interface ConnectionStore {
  /** By name. */
  list(page?: Page<string>): Promise<Connection[]>;
  get(id: string): Promise<Connection | undefined>;
  findByName(name: string): Promise<Connection | undefined>;
  /**
   * Connection and credential stand or fall together. Throws `conflict` when the name or the workspace is taken; one of the sandbox is
   * beside one of the same id elsewhere.
   */
  add(connection: Connection, credential: SealedCredential): Promise<void>;
  /** Puts a new credential in the place of the old one and the connection back to `connected`. Throws `connection_unknown`. */
  reconnect(connection: Connection, credential: SealedCredential): Promise<void>;
  readCredential(id: string): Promise<SealedCredential | undefined>;
  /** Gives an origin to a connection that has none, and the credential that is sealed for it in the place of `before`; false, and nothing, when either changed meanwhile. */
  adopt(id: string, origin: string, before: SealedCredential, sealed: string): Promise<boolean>;
  /** True for the one caller that moved it out of `connected`. */
  requireReconnect(id: string, problem: string): Promise<boolean>;
  markChecked(id: string, now: number): Promise<void>;
  /** False where there is no such connection. */
  setTeammate(id: string, teammate: Pick<Connection, 'teammateId' | 'teammateName'>): Promise<boolean>;
  /** In the place of what was shown before. Of a connection that is gone, nothing. */
  notePermission(seen: PermissionSeen): Promise<void>;
  /** Forgotten when the connection is authorized anew. */
  permissionsSeen(ids: readonly string[]): Promise<PermissionSeen[]>;
  /** Forgets the credential, the connection, and of its writes what was asked for and answered; the grants too, unless they are to be kept for a while. */
  remove(id: string, keep?: { readonly now: number; readonly grantsUntil: number }): Promise<boolean>;
  /** What groups had on the workspace of a connection when it was disconnected before, and of which nobody has decided yet. */
  keptGrants(id: string, now: number): Promise<Omit<Grant, 'connectionId'>[]>;
  /**
   * Gives that back to groups that have nothing there by now, or not, and forgets it either way. Answers to how many groups it was
   * given back.
   */
  settleKeptGrants(id: string, give: boolean, now: number): Promise<number>;
}

export interface OauthState {
  readonly stateHash: string;
  /** SHA-256 of the browser's cookie: the answer must come back to the browser that asked. */
  readonly browserHash: string;
  readonly memberId: string;
  readonly redirectUri: string;
  readonly connectionName: string | null;
  /** Where it leads. */
  readonly target: Target;
  /** What whoever began has agreed to. */
  readonly replace: Replacement;
  readonly expiresAt: number;
}

export interface OauthStateStore {
  add(state: OauthState): Promise<void>;
  /** Exactly one caller gets the state, and only before it expires. Expired ones are swept on the way. */
  take(stateHash: string, now: number): Promise<OauthState | undefined>;
}

/** The organisation's own Intercom app. Its secret is unreadable without the key ring. */
export interface KeptOauthApp {
  readonly clientId: string;
  readonly region: Region;
  /** The Intercom that knows it (`vault/origin.ts`). */
  readonly origin: string;
  readonly sealed: string;
  readonly savedAt: number;
  /** Higher after each change, and never given twice. */
  readonly version: number;
}

export interface OauthAppStore {
  get(): Promise<KeptOauthApp | undefined>;
  set(app: Omit<KeptOauthApp, 'version'>, seen?: number): Promise<Replaced>;
  remove(): Promise<boolean>;
}

/** Who asked for what: all of an audit row that stands before its outcome. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly actorName: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly surface: Surface;
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  /** Operation name, or a management event such as `key.created`. */
  readonly operation: string;
  /** Which of the several things that the operation does; null where it does one, and in rows of versions that did not say. */
  readonly variant: string | null;
  readonly event: string;
  readonly effect: AuditEffect;
  readonly target: string | null;
  readonly scope: string | null;
  readonly requestId: string;
}

/** What became of something that was asked for: one shape, from the call that meets it to journal and audit, which keep it. */
export interface Outcome {
  /**
   * - `ok`: it was done.
   * - `denied`: somebody may not do it.
   * - `failed`: it was not done.
   * - `unknown`: it may or may not have been done.
   */
  readonly outcome: Exclude<OutcomeName, 'pending'>;
  readonly errorCode: string | null;
  readonly explanation: string | null;
  /** HTTP status: Intercom's where it answered. */
  readonly status: number | null;
  readonly intercomRequestId: string | null;
  readonly durationMs: number | null;
  /** The id of what it went to, where the target is a word that stood for it and the answer told. */
  readonly meant?: string;
}

export interface AuditRow extends AuditEntry, Omit<Outcome, 'outcome' | 'meant'> {
  readonly meant: string | null;
  /** Order of rows; time is only a label. */
  readonly sequence: number;
  /** `pending` between intent and answer; what a crash left pending becomes failed or unknown at the next start. */
  readonly outcome: OutcomeName;
}

export interface AuditFilter {
  readonly requestId?: string;
  readonly outcome?: OutcomeName;
  readonly operation?: string;
  readonly groupId?: string;
  readonly connectionId?: string;
  readonly actorId?: string;
  readonly surface?: AuditRow['surface'];
  readonly since?: number;
  readonly until?: number;
  /** Rows that have each of these somewhere. */
  readonly words?: readonly AuditWord[];
  /** Rows from this sequence number on. */
  readonly from?: number;
}

/** What somebody looks for: in names, in what it was done to, in the raw names of rows, or one of the words for these operations and outcomes. */
export interface AuditWord {
  readonly text: string;
  readonly operations: readonly Pick<AuditEntry, 'operation' | 'variant'>[];
  readonly outcomes: readonly OutcomeName[];
}

export interface AuditStore {
  /** One durable commit. Without an outcome it is something that begins. */
  append(entry: AuditEntry, outcome?: Outcome): Promise<void>;
  /** The first outcome stands. */
  finish(id: string, outcome: Outcome): Promise<void>;
  get(id: string): Promise<AuditRow | undefined>;
  /** Newest first, rows with a sequence below `before`. */
  list(filter: AuditFilter, page: { before?: number; limit: number }): Promise<AuditRow[]>;
  /**
   * Deletes rows from before a time for good, so many at once, and what the journal knows of the same writes; a call that is under way or
   * whose outcome nobody has found out stays, in both. Answers how many rows of the audit went.
   */
  forget(before: number, most: number): Promise<number>;
}
