import type {
  ApiKey,
  AuditEntry,
  Connection,
  Group,
  Invitation,
  JournalEntry,
  JournalIntent,
  KeptOauthApp,
  Member,
  Outcome,
  PasswordReset,
  SealedCredential,
} from '../ports.ts';

/** Rows for tests; what a test is about is given, the rest is filled in. */
export const aMember = (id: string, change: Partial<Member> = {}): Member => ({
  id,
  userId: `user of ${id}`,
  name: id,
  email: `${id}@example.com`,
  role: 'member',
  createdAt: 1,
  version: 1,
  ...change,
});

export const anInvitation = (id: string, change: Partial<Invitation> = {}): Invitation => ({
  id,
  tokenHash: `hash of ${id}`,
  role: 'member',
  claim: false,
  note: '',
  createdAt: 1,
  expiresAt: 1000,
  usedAt: null,
  ...change,
});

export const aReset = (id: string, memberId: string, change: Partial<PasswordReset> = {}): PasswordReset => ({
  id,
  memberId,
  tokenHash: `hash of ${id}`,
  createdAt: 1,
  expiresAt: 1000,
  usedAt: null,
  ...change,
});

export const aGroup = (id: string, change: Partial<Group> = {}): Group => ({
  id,
  name: `Group ${id}`,
  description: '',
  createdAt: 1,
  version: 1,
  ...change,
});

export const aKey = (id: string, groupId: string, change: Partial<ApiKey> = {}): ApiKey => ({
  id,
  groupId,
  name: id,
  prefix: 'gh_12345678',
  hash: `hash of ${id}`,
  createdAt: 1,
  createdBy: 'member',
  lastUsedAt: null,
  revokedAt: null,
  ...change,
});

export const aConnection = (id: string, change: Partial<Connection> = {}): Connection => ({
  id,
  name: `name-${id}`,
  kind: 'oauth',
  state: 'connected',
  workspaceId: `workspace of ${id}`,
  workspaceName: 'Acme',
  region: 'us',
  origin: 'us',
  adminId: '1',
  adminName: 'Ada',
  adminEmail: 'ada@example.com',
  teammateId: null,
  teammateName: null,
  createdAt: 1,
  createdBy: 'member',
  connectedAt: 1,
  checkedAt: null,
  problem: null,
  ...change,
});

export const aCredential = (connectionId: string, version = 1): SealedCredential => ({
  connectionId,
  version,
  sealed: `sealed ${connectionId} ${version}`,
});

export const anOauthApp = (clientId: string, change: Partial<KeptOauthApp> = {}): Omit<KeptOauthApp, 'version'> => ({
  clientId,
  region: 'eu',
  origin: 'eu',
  sealed: `sealed ${clientId}`,
  savedAt: 100,
  ...change,
});

export const anAuditEntry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: 100,
  actorKind: 'key',
  actorId: 'key',
  actorName: 'Key',
  groupId: 'group',
  groupName: 'Group',
  surface: 'mcp',
  connectionId: 'connection',
  connectionName: 'acme',
  operation: 'contacts.list',
  variant: null,
  event: 'contacts.listed',
  effect: 'read',
  target: null,
  scope: 'contacts:read',
  requestId: `request ${id}`,
  ...change,
});

export const anOutcome = (change: Partial<Outcome> = {}): Outcome => ({
  outcome: 'ok',
  errorCode: null,
  explanation: null,
  status: 200,
  intercomRequestId: null,
  durationMs: null,
  ...change,
});

export const anEntry = (id: string, change: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  auditId: `audit of ${id}`,
  connectionId: 'connection',
  operation: 'contacts.create',
  inputHash: 'hash',
  state: 'intent',
  createdAt: 1,
  updatedAt: 1,
  caller: null,
  target: null,
  idempotencyKey: null,
  heard: 1,
  sentAt: null,
  request: null,
  answer: null,
  keepUntil: null,
  settlement: null,
  settledAt: null,
  settledBy: null,
  lookAgainAt: null,
  lookUntil: null,
  ...change,
});

export const anIntent = (id: string, change: Partial<JournalIntent> = {}): JournalIntent => ({
  id,
  auditId: `audit of ${id}`,
  connectionId: 'connection',
  operation: 'contacts.create',
  inputHash: 'hash',
  createdAt: 1,
  caller: 'key:k1',
  ...change,
});
