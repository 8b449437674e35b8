import type { Region } from '@gatehouse/connector';
import { scopes } from '@gatehouse/connector/operations';
import type { Access } from './access/access.ts';
import type { GrantedConnection, GroupPolicy } from './access/policy.ts';
import type { LocalPrincipal } from './access/principal.ts';
import type { Calls } from './calls/calls.ts';
import type { Outbound } from './outbound/settings.ts';
import type { Connection } from './store/ports.ts';

export interface DirectOptions {
  readonly token: string;
  readonly region: Region;
  readonly apiUrls: Readonly<Record<Region, string>>;
  readonly experimental: boolean;
  readonly outbound: Outbound;
}

export interface Direct {
  readonly calls: Calls;
  readonly access: Pick<Access, 'policyOf'>;
  readonly principal: LocalPrincipal;
  close(): Promise<void>;
}

/** A host asks for the list as soon as the process stands and for the first call once somebody has read it. */
const warmUpMs = 150;

/**
 * A gateway for one process and one access token, with nothing kept: the same rooms on a store in memory, so that a call is
 * checked, budgeted and journalled as everywhere else. They are opened after the first list, which does not need them.
 */
export function composeDirect(options: DirectOptions): Direct {
  const granted: GrantedConnection = {
    connection: connectionIn(options.region),
    scopes: new Set(scopes.map((scope) => scope.key)),
  };
  const { experimental } = options;
  const policy: GroupPolicy = { groupId: 'local', groupName: 'local', keyIds: new Set(), connections: [granted], experimental };

  let opening: ReturnType<typeof openRooms> | undefined;
  const rooms = () => {
    opening ??= openRooms(options, policy.groupId, granted);
    return opening;
  };
  return {
    principal: { kind: 'local', id: 'local', name: 'local', groupId: policy.groupId },
    access: {
      async policyOf() {
        // A failure is met again, and told, by the first call.
        if (!opening) setTimeout(() => rooms().catch(() => {}), warmUpMs).unref();
        return policy;
      },
    },
    calls: {
      invoke: async (call) => (await rooms()).calls.invoke(call),
      refuseUnknown: async (call) => (await rooms()).calls.refuseUnknown(call),
      rate: async (call) => (await rooms()).calls.rate(call),
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

const connectionIn = (region: Region): Connection => ({
  id: 'direct',
  name: 'direct',
  kind: 'access_token',
  state: 'connected',
  workspaceId: 'direct',
  workspaceName: 'direct',
  region,
  origin: null,
  adminId: '',
  adminName: '',
  adminEmail: '',
  teammateId: null,
  teammateName: null,
  createdAt: 0,
  createdBy: 'local',
  connectedAt: 0,
  checkedAt: null,
  problem: null,
});

/** The rooms on a store in memory that knows the one connection, the one group and its grant. */
async function openRooms(
  { token, apiUrls, region, experimental, outbound }: DirectOptions,
  groupId: string,
  { connection, scopes: granted }: GrantedConnection,
) {
  // Loaded here, after the first list: together they take longer than everything before it.
  const [
    { createSecretKey, randomBytes, randomUUID },
    { systemClock },
    { openNetwork },
    { createRooms },
    { openStore },
    { createPlaces },
    { originOf },
    { seal },
  ] = await Promise.all([
    import('node:crypto'),
    import('@gatehouse/connector'),
    import('./outbound/outbound.ts'),
    import('./rooms.ts'),
    import('./store/store.ts'),
    import('./vault/places.ts'),
    import('./vault/origin.ts'),
    import('./vault/seal.ts'),
  ]);
  const store = await openStore({ dataDir: ':memory:' });
  const organisation = await store.organisation.get(0);
  const current = { id: 'k1', key: createSecretKey(randomBytes(32)) };
  const ring = { current, keys: [current], find: () => current, source: 'memory' };
  const authorizeUrls = { us: '', eu: '', au: '' };
  const intercom = { named: true, clientId: null, clientSecret: null, authorizeUrls, defaultRegion: region, apiUrls, sandbox: null };
  const known = { ...connection, origin: originOf(intercom, region) };
  const place = createPlaces(organisation.id).credential(known, 1);
  await store.connections.add(known, { connectionId: connection.id, version: 1, sealed: seal(ring, place, token) });
  await store.groups.add({ id: groupId, name: groupId, description: '', createdAt: 0, version: 1 });
  await store.groups.setGrant({ groupId, connectionId: connection.id, scopes: [...granted] });

  const network = openNetwork({ outbound, addresses: () => Object.values(apiUrls), inside: () => null, connections: 16 });
  const { calls } = createRooms({
    store,
    ring,
    organisation,
    intercom,
    publicUrl: '',
    experimental,
    transport: network.transport,
    mayReach: network.mayReach,
    clock: systemClock,
    newId: randomUUID,
    random: { bytes: randomBytes, fraction: Math.random },
  });
  return {
    calls,
    async close() {
      // A write whose caller has gone is still recorded, so the store outlives it.
      await calls.idle();
      await network.destroy();
      await store.close();
    },
  };
}
