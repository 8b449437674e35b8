import { catalogue, permissions, scopes } from '@gatehouse/connector';
import type { ManagementOutput } from '../../packages/gateway/src/management/contract.ts';

type Rows = ManagementOutput<'activity.list'>['rows'];

/** What the console is shown when no gateway is there: plausible, and the same at every start. */
export interface FakeWorld {
  claimed: boolean;
  session: ManagementOutput<'session.read'> | null;
  mode: 'sandbox' | 'intercom';
  connections: ManagementOutput<'connections.list'>['connections'];
  groups: ManagementOutput<'groups.list'>['groups'];
  members: ManagementOutput<'members.list'>['members'];
  invitations: ManagementOutput<'members.list'>['invitations'];
  keys: ManagementOutput<'keys.list'>['keys'];
  activity: Rows;
}

const minute = 60_000;
const day = 24 * 60 * minute;

export function createEmptyWorld(): FakeWorld {
  return {
    claimed: true,
    session: {
      member: { id: 'm1', name: 'Ada Ferris', email: 'ada@northwind.example', role: 'admin' },
      organisation: { name: 'Northwind' },
    },
    mode: 'sandbox',
    connections: [],
    groups: [],
    members: [
      { id: 'm1', name: 'Ada Ferris', email: 'ada@northwind.example', role: 'admin', createdAt: Date.now() - 40 * day, groupIds: [] },
    ],
    invitations: [],
    keys: [],
    activity: [],
  };
}

export function createFakeWorld(): FakeWorld {
  const now = Date.now();
  const member = (id: string, name: string, role: 'admin' | 'member', days: number, groupIds: string[]) => ({
    id,
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@northwind.example`,
    role,
    createdAt: now - days * day,
    groupIds,
  });
  const labels = (scope: string) => permissions.filter((permission) => permission.scope === scope).map(({ label }) => label);
  const key = (id: string, groupId: string, groupName: string, name: string, used: number | null, revoked = false) => ({
    id,
    groupId,
    groupName,
    name,
    prefix: `gh_${id}4f7a`,
    createdAt: now - 12 * day,
    createdBy: 'Ada Ferris',
    lastUsedAt: used === null ? null : now - used * minute,
    revokedAt: revoked ? now - day : null,
  });
  return {
    ...createEmptyWorld(),
    connections: [
      {
        id: 'c1',
        name: 'northwind-support',
        kind: 'oauth',
        state: 'connected',
        workspaceId: 'nw4k2p9x',
        workspaceName: 'Northwind Support',
        region: 'us',
        adminName: 'Priya Raman',
        adminEmail: 'priya@northwind.example',
        createdAt: now - 30 * day,
        connectedAt: now - 9 * day,
        checkedAt: now - 14 * minute,
        problem: null,
        permissions: [
          { scope: 'contacts:read', groups: ['Support assistants', 'Reporting'], permissions: labels('contacts:read'), state: 'granted' },
          { scope: 'conversations:read', groups: ['Support assistants'], permissions: labels('conversations:read'), state: 'granted' },
          { scope: 'conversations:write', groups: ['Support assistants'], permissions: labels('conversations:write'), state: 'unseen' },
          { scope: 'events:read', groups: ['Support assistants', 'Reporting'], permissions: labels('events:read'), state: 'granted' },
          { scope: 'articles:read', groups: ['Reporting'], permissions: labels('articles:read'), state: 'missing' },
        ],
      },
      {
        id: 'c2',
        name: 'northwind-eu',
        kind: 'access_token',
        state: 'reconnect_required',
        workspaceId: 'nweu81aa',
        workspaceName: 'Northwind Europe',
        region: 'eu',
        adminName: 'Jonas Weber',
        adminEmail: 'jonas@northwind.example',
        createdAt: now - 80 * day,
        connectedAt: now - 80 * day,
        checkedAt: now - 2 * 60 * minute,
        problem:
          'Intercom no longer accepts the credential: the app was uninstalled there, or the token was regenerated or blocked. ' +
          'An administrator connects the workspace again under Integrations.',
        permissions: [],
      },
    ],
    groups: [
      {
        id: 'g1',
        name: 'Support assistants',
        description: 'Claude and Cursor for the support team: read everything they need, reply as internal notes.',
        createdAt: now - 28 * day,
        memberIds: ['m1', 'm2', 'm3'],
        grants: [{ connectionId: 'c1', scopes: ['contacts:read', 'conversations:read', 'conversations:write', 'events:read'] }],
        keyCount: 2,
      },
      {
        id: 'g2',
        name: 'Reporting',
        description: 'Nightly export to the warehouse.',
        createdAt: now - 20 * day,
        memberIds: ['m4'],
        grants: [
          { connectionId: 'c1', scopes: ['contacts:read', 'events:read', 'articles:read'] },
          { connectionId: 'c2', scopes: ['contacts:read'] },
        ],
        keyCount: 1,
      },
      { id: 'g3', name: 'Help centre editors', description: '', createdAt: now - day, memberIds: [], grants: [], keyCount: 0 },
    ],
    members: [
      member('m1', 'Ada Ferris', 'admin', 40, ['g1']),
      member('m2', 'Tomás Oliveira', 'member', 21, ['g1']),
      member('m3', 'Mei Tanaka', 'member', 12, ['g1']),
      member('m4', 'Samuel Okonkwo', 'admin', 3, ['g2']),
    ],
    invitations: [
      { id: 'i1', role: 'member', note: 'Lena, support lead in Berlin', createdAt: now - 300 * minute, expiresAt: now + 6 * day },
    ],
    keys: [
      key('k1', 'g1', 'Support assistants', 'Ada’s Claude Code', 4),
      key('k2', 'g1', 'Support assistants', 'Shared Cursor', 60 * 26),
      key('k3', 'g2', 'Reporting', 'Warehouse export', null),
      key('k4', 'g1', 'Support assistants', 'Old laptop', 60 * 24 * 5, true),
    ],
    activity: activityOf(now),
  };
}

export const scopeList = (): ManagementOutput<'scopes.list'>['scopes'] => {
  const operations = Object.values(catalogue).flatMap((resource) => Object.values(resource));
  return scopes.map((scope) => ({
    ...scope,
    permissions: permissions.filter((permission) => permission.scope === scope.key).map(({ label }) => label),
    operations: operations
      .filter((operation) => operation.scope === scope.key)
      .map(({ name, summary, effect }) => ({ name, summary, effect })),
  }));
};

function activityOf(now: number): Rows {
  const cases: [string, Partial<Rows[number]>][] = [
    ['events.list', { scope: 'events:read', target: 'u-1042', durationMs: 118, status: 200 }],
    ['company_contacts.list', { scope: 'contacts:read', target: '69fc21865a28f6d15c73b075', durationMs: 204, status: 200 }],
    ['companies.list', { scope: 'contacts:read', durationMs: 171, status: 200 }],
    [
      'conversations.reply',
      {
        scope: 'conversations:write',
        effect: 'create',
        target: '1512',
        outcome: 'unknown',
        errorCode: 'outcome_unknown',
        durationMs: 30_000,
        explanation:
          'The group “Support assistants” has conversations:write on northwind-support. The call left; no answer arrived in time.',
      },
    ],
    [
      'articles.list',
      {
        scope: 'articles:read',
        outcome: 'denied',
        errorCode: 'scope_missing',
        durationMs: 1,
        explanation:
          'The group “Support assistants” does not have articles:read on northwind-support. An administrator can switch it on under Groups → Support assistants → Integrations.',
      },
    ],
    [
      'grant.set',
      { surface: 'console', actorKind: 'member', actorName: 'Ada Ferris', groupName: null, effect: 'manage', target: 'Reporting' },
    ],
    [
      'articles.list',
      {
        actorName: 'Warehouse export',
        groupName: 'Reporting',
        surface: 'rest',
        scope: 'articles:read',
        outcome: 'failed',
        errorCode: 'permission_missing',
        status: 403,
        durationMs: 96,
      },
    ],
    [
      'events.list',
      {
        scope: 'events:read',
        outcome: 'failed',
        errorCode: 'upstream_not_found',
        target: '69fc21865a28f6d15c73b074',
        status: 404,
        durationMs: 88,
      },
    ],
    ['conversations.search', { scope: 'conversations:read', durationMs: 342, status: 200 }],
    ['contacts.get', { scope: 'contacts:read', target: '69fc21865a28f6d15c73b074', surface: 'rest', durationMs: 77, status: 200 }],
  ];
  return Array.from({ length: 70 }, (_, index) => {
    const [operation, changes] = cases[index % cases.length] ?? ['contacts.list', {}];
    return {
      id: `a${index}`,
      sequence: 70 - index,
      at: now - index * 3.4 * minute - 20_000,
      actorKind: 'key' as const,
      actorId: 'k1',
      actorName: 'Ada’s Claude Code',
      groupName: 'Support assistants',
      surface: 'mcp' as const,
      connectionName: operation === 'grant.set' ? null : 'northwind-support',
      operation,
      event: operation === 'grant.set' ? 'grant.set' : `${operation.split('.')[0]}.read`,
      effect: 'read' as const,
      target: null,
      scope: null,
      outcome: 'ok' as const,
      errorCode: null,
      explanation: null,
      requestId: `01JX7Q4M2T${(1000 + index).toString(36)}`,
      intercomRequestId: operation === 'grant.set' ? null : `000c${(90_000 + index).toString(16)}bq4`,
      status: null,
      durationMs: 12,
      ...changes,
    };
  });
}
