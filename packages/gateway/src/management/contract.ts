import { type ScopeKey, scopes } from '@gatehouse/connector';
import * as z from 'zod';

/**
 * The gateway's own operations as data: the console calls them, `/api/v1/openapi.json` describes them, and `run.ts` carries
 * them out. Flat input as in the catalogue: path, query and body fields side by side.
 */
export interface ManagementOperation<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Who may: anybody, somebody signed in, or an administrator. */
  readonly access: 'public' | 'member' | 'admin';
  /** The audit's name for it; false where nothing changes and nothing secret is read. */
  readonly audit: false | `${string}.${string}`;
  /** Query fields; the others are in the path or the body. */
  readonly query: readonly string[];
  readonly input: In;
  readonly output: Out;
}

const define = <In extends z.ZodType, Out extends z.ZodType>(
  operation: Omit<ManagementOperation<In, Out>, 'query'> & { query?: readonly string[] },
): ManagementOperation<In, Out> => ({ query: [], ...operation });

const id = z.string().min(1).max(100);
/** One line that shows as it is: names stand in explanations, which agents and people read. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, { error: 'must be one line without control characters' });
const description = z
  .string()
  .trim()
  .max(500)
  .regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|[\n\r\t])*$/u, { error: 'must be text without control characters' });
const name = (what: string) => line(100).min(1, { error: 'must not be empty' }).describe(what);
const when = z.number().int().describe('Milliseconds since 1970.');
/** A number in an address: `Number` would read nothing as zero. */
const whole = (schema = z.int().min(0)) =>
  z.preprocess((given: number | string) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given), schema);
const scopeKey = z.enum(scopes.map((scope) => scope.key) as [ScopeKey, ...ScopeKey[]]);
const role = z.enum(['admin', 'member']);
const connectionName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'use lower-case letters, digits and hyphens, 40 at most' })
  .refine((text) => text !== 'default', { error: '`default` stands for the only connection of a group; choose another name' })
  .describe('Short name, used in addresses.');
/** The sign-in library's own limits: at least 12 here because nobody else may check it. */
const password = z.string().min(12, { error: 'use at least 12 characters' }).max(128);
const account = {
  token: z.string().min(1).max(200).describe('The last part of the link.'),
  name: name('Your name.'),
  email: z.email().max(254),
  password,
};
const ok = z.strictObject({ ok: z.literal(true) });

export const Member = z.strictObject({ id, name: z.string(), email: z.string(), role, createdAt: when, groupIds: z.array(id) });
export const Invitation = z.strictObject({ id, role, note: z.string(), createdAt: when, expiresAt: when });
export const Grant = z.strictObject({ connectionId: id, scopes: z.array(scopeKey) });
export const Group = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  createdAt: when,
  memberIds: z.array(id),
  grants: z.array(Grant),
  keyCount: z.number().int(),
});
export const ApiKey = z.strictObject({
  id,
  groupId: id,
  groupName: z.string(),
  name: z.string(),
  prefix: z.string(),
  createdAt: when,
  createdBy: z.string(),
  lastUsedAt: when.nullable(),
  revokedAt: when.nullable(),
});
export const PermissionUse = z.strictObject({
  scope: scopeKey,
  /** Names of the groups that use the scope on this connection. */
  groups: z.array(z.string()),
  /** Labels of the Intercom permissions of which the app needs one. */
  permissions: z.array(z.string()),
  /** What the last answers of Intercom showed; `unseen` until a call needed it. */
  state: z.enum(['granted', 'missing', 'unseen']),
});
export const Connection = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(['oauth', 'access_token']),
  state: z.enum(['connected', 'reconnect_required', 'disconnected']),
  workspaceId: z.string(),
  workspaceName: z.string(),
  region: z.enum(['us', 'eu', 'au']),
  adminName: z.string(),
  adminEmail: z.string(),
  createdAt: when,
  connectedAt: when,
  checkedAt: when.nullable(),
  problem: z.string().nullable(),
  permissions: z.array(PermissionUse),
});
export const ActivityRow = z.strictObject({
  id,
  sequence: z.number().int(),
  at: when,
  actorKind: z.enum(['key', 'member', 'local', 'anonymous', 'system']),
  actorId: z.string(),
  actorName: z.string(),
  groupName: z.string().nullable(),
  surface: z.enum(['mcp', 'rest', 'console', 'stdio', 'system']),
  connectionName: z.string().nullable(),
  operation: z.string(),
  event: z.string(),
  effect: z.enum(['read', 'create', 'update', 'delete', 'manage']),
  target: z.string().nullable(),
  scope: z.string().nullable(),
  outcome: z.enum(['pending', 'ok', 'denied', 'failed', 'unknown']),
  errorCode: z.string().nullable(),
  explanation: z.string().nullable(),
  requestId: z.string(),
  intercomRequestId: z.string().nullable(),
  status: z.number().int().nullable(),
  durationMs: z.number().nullable(),
});
export const Session = z.strictObject({
  member: z.strictObject({ id, name: z.string(), email: z.string(), role }),
  organisation: z.strictObject({ name: z.string() }),
});

export const management = {
  'setup.read': define({
    method: 'GET',
    path: '/setup',
    summary: 'Whether somebody has claimed this installation, and which Intercom it talks to',
    access: 'public',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({
      claimed: z.boolean(),
      version: z.string(),
      publicUrl: z.string(),
      intercom: z.strictObject({
        mode: z.enum(['sandbox', 'intercom']),
        /** Whether OAuth can be used: a client id and secret are set (the sandbox brings its own). */
        oauth: z.boolean(),
        callbackUrls: z.array(z.string()),
      }),
    }),
  }),
  'invitations.look': define({
    method: 'POST',
    path: '/invitations/look',
    summary: 'What a claim or invitation link is for, without using it',
    access: 'public',
    audit: false,
    input: z.strictObject({ token: account.token }),
    output: z.strictObject({ role, claim: z.boolean(), organisation: z.string(), expiresAt: when }),
  }),
  'invitations.accept': define({
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Make the account that a claim or invitation link allows, and sign in',
    access: 'public',
    audit: 'member.joined',
    input: z.strictObject({ ...account, organisation: name('Name of the organisation; only with a claim link.').optional() }),
    output: Session,
  }),
  'session.create': define({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    access: 'public',
    audit: 'session.created',
    input: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(128) }),
    output: Session,
  }),
  'session.read': define({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: Session,
  }),
  'session.end': define({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: 'member',
    audit: 'session.ended',
    input: z.strictObject({}),
    output: ok,
  }),
  'scopes.list': define({
    method: 'GET',
    path: '/scopes',
    summary: 'The scopes an administrator can enable, each with the operations and permissions behind it',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({
      scopes: z.array(
        z.strictObject({
          key: scopeKey,
          description: z.string(),
          access: z.enum(['Read only', 'Read / Write']),
          ours: z.boolean(),
          permissions: z.array(z.string()),
          operations: z.array(z.strictObject({ name: z.string(), summary: z.string(), effect: z.string() })),
        }),
      ),
    }),
  }),
  'members.list': define({
    method: 'GET',
    path: '/members',
    summary: 'Members of the organisation and open invitations',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({ members: z.array(Member), invitations: z.array(Invitation) }),
  }),
  'members.invite': define({
    method: 'POST',
    path: '/invitations',
    summary: 'Make a single-use link by which one person joins',
    access: 'admin',
    audit: 'member.invited',
    input: z.strictObject({ role: role.default('member'), note: line(200).default('').describe('For whom it is.') }),
    output: z.strictObject({ invitation: Invitation, url: z.string().describe('Shown once.') }),
  }),
  'invitations.withdraw': define({
    method: 'DELETE',
    path: '/invitations/{id}',
    summary: 'Withdraw an invitation',
    access: 'admin',
    audit: 'invitation.withdrawn',
    input: z.strictObject({ id }),
    output: ok,
  }),
  'members.set_role': define({
    method: 'PUT',
    path: '/members/{id}/role',
    summary: 'Make a member an administrator, or no longer one',
    access: 'admin',
    audit: 'member.role_set',
    input: z.strictObject({ id, role }),
    output: ok,
  }),
  'members.remove': define({
    method: 'DELETE',
    path: '/members/{id}',
    summary: 'Remove a member: sessions end at once',
    access: 'admin',
    audit: 'member.removed',
    input: z.strictObject({ id }),
    output: ok,
  }),
  'groups.list': define({
    method: 'GET',
    path: '/groups',
    summary: 'Groups with their members and grants',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({ groups: z.array(Group) }),
  }),
  'groups.create': define({
    method: 'POST',
    path: '/groups',
    summary: 'Create a group',
    access: 'admin',
    audit: 'group.created',
    input: z.strictObject({ name: name('Name of the group.'), description: description.default('') }),
    output: Group,
  }),
  'groups.update': define({
    method: 'PUT',
    path: '/groups/{id}',
    summary: 'Rename or describe a group',
    access: 'admin',
    audit: 'group.updated',
    input: z.strictObject({ id, name: name('Name of the group.').optional(), description: description.optional() }),
    output: Group,
  }),
  'groups.remove': define({
    method: 'DELETE',
    path: '/groups/{id}',
    summary: 'Remove a group: its keys stop working at once',
    access: 'admin',
    audit: 'group.removed',
    input: z.strictObject({ id }),
    output: ok,
  }),
  'groups.add_member': define({
    method: 'PUT',
    path: '/groups/{id}/members/{memberId}',
    summary: 'Add a member to a group',
    access: 'admin',
    audit: 'group.member_added',
    input: z.strictObject({ id, memberId: id }),
    output: Group,
  }),
  'groups.remove_member': define({
    method: 'DELETE',
    path: '/groups/{id}/members/{memberId}',
    summary: 'Take a member out of a group',
    access: 'admin',
    audit: 'group.member_removed',
    input: z.strictObject({ id, memberId: id }),
    output: Group,
  }),
  'groups.set_grant': define({
    method: 'PUT',
    path: '/groups/{id}/grants/{connectionId}',
    summary: 'Say exactly which scopes a group has on a connection; it holds from the next call on',
    access: 'admin',
    audit: 'grant.set',
    input: z.strictObject({ id, connectionId: id, scopes: z.array(scopeKey).max(200) }),
    output: Group,
  }),
  'keys.list': define({
    method: 'GET',
    path: '/keys',
    summary: 'API keys; a member sees those of their own groups',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({ keys: z.array(ApiKey) }),
  }),
  'keys.create': define({
    method: 'POST',
    path: '/keys',
    summary: 'Create an API key for a group; the secret is shown once. A member may for their own groups',
    access: 'member',
    audit: 'key.created',
    input: z.strictObject({ groupId: id, name: name('What the key is for.') }),
    output: z.strictObject({ key: ApiKey, secret: z.string().describe('Shown once.') }),
  }),
  'keys.revoke': define({
    method: 'DELETE',
    path: '/keys/{id}',
    summary: 'Revoke an API key: it stops working with the next call',
    access: 'member',
    audit: 'key.revoked',
    input: z.strictObject({ id }),
    output: ok,
  }),
  'connections.list': define({
    method: 'GET',
    path: '/connections',
    summary: 'Connected Intercom workspaces, and what groups need of each',
    access: 'member',
    audit: false,
    input: z.strictObject({}),
    output: z.strictObject({ connections: z.array(Connection) }),
  }),
  'connections.authorize': define({
    method: 'POST',
    path: '/connections/authorize',
    summary: 'Begin to connect, or connect again, over OAuth: answers the address to open in this browser',
    access: 'admin',
    audit: 'connection.authorization_begun',
    input: z.strictObject({
      name: connectionName.optional().describe('Short name for a new connection; made from the workspace otherwise.'),
      callback: z.enum(['/api/oauth-callback/intercom', '/api/auth/intercom/callback']).default('/api/oauth-callback/intercom'),
    }),
    output: z.strictObject({ authorizeUrl: z.string() }),
  }),
  'connections.add_token': define({
    method: 'POST',
    path: '/connections',
    summary: 'Connect with an access token of your own workspace; it is tried before it is kept',
    access: 'admin',
    audit: 'connection.added',
    input: z.strictObject({
      accessToken: z.string().trim().min(1).max(1000),
      name: connectionName.optional(),
      region: z.enum(['us', 'eu', 'au']).optional().describe('Where to ask first; the workspace says where it is.'),
    }),
    output: Connection,
  }),
  'connections.check': define({
    method: 'POST',
    path: '/connections/{id}/check',
    summary: 'Ask Intercom whether the credential still works',
    access: 'admin',
    audit: 'connection.checked',
    input: z.strictObject({ id }),
    output: Connection,
  }),
  'connections.remove': define({
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Disconnect: uninstall the app in Intercom and forget the credential',
    access: 'admin',
    audit: 'connection.removed',
    input: z.strictObject({ id }),
    output: z.strictObject({
      ok: z.literal(true),
      /** Whether Intercom confirmed it; if not, uninstall the app there by hand. */
      uninstalled: z.boolean(),
    }),
  }),
  'activity.list': define({
    method: 'GET',
    path: '/activity',
    summary: 'The audit, newest first',
    access: 'admin',
    audit: false,
    query: ['requestId', 'outcome', 'operation', 'groupId', 'connectionId', 'actorId', 'surface', 'since', 'until', 'before', 'limit'],
    input: z.strictObject({
      requestId: z.string().max(100).optional().describe('The id that an answer or an error gave.'),
      outcome: ActivityRow.shape.outcome.optional(),
      operation: z.string().max(200).optional(),
      groupId: id.optional(),
      connectionId: id.optional(),
      actorId: id.optional(),
      surface: ActivityRow.shape.surface.optional(),
      since: whole().optional(),
      until: whole().optional(),
      before: whole().optional().describe('Rows before this sequence number.'),
      limit: whole(z.int().min(1).max(200)).default(50),
    }),
    output: z.strictObject({ rows: z.array(ActivityRow), nextBefore: z.number().int().nullable() }),
  }),
} as const satisfies Record<string, ManagementOperation>;

export type Management = typeof management;
export type ManagementName = keyof Management;
export type ManagementInput<N extends ManagementName> = z.input<Management[N]['input']>;
export type ManagementOutput<N extends ManagementName> = z.output<Management[N]['output']>;
