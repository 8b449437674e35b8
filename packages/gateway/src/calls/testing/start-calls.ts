import { randomBytes, randomUUID } from 'node:crypto';
import { type Clock, type ScopeKey, scopes, systemClock } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { Agent } from 'undici';
import type { KeyPrincipal } from '../../access/principal.ts';
import type { Network } from '../../outbound/outbound.ts';
import { createRooms } from '../../rooms.ts';
import type { AuditStore, Connection, JournalStore } from '../../store/ports.ts';
import { openStore } from '../../store/store.ts';
import { parseKeyRing } from '../../vault/keyring.ts';
import { seal } from '../../vault/seal.ts';
import type { DriftReport } from '../drift.ts';

export const everyScope: readonly ScopeKey[] = scopes.map(({ key }) => key);

export interface CallsOptions {
  /** @default straight to the Intercom */
  readonly network?: Pick<Network, 'transport' | 'mayReach'>;
  readonly timeoutMs?: number;
  /** @default false */
  readonly experimental?: boolean;
  /** @default false */
  readonly strict?: boolean;
  /** @default an address at which nobody listens */
  readonly publicUrl?: string;
  readonly onDrift?: (report: DriftReport) => void;
  /** Stands in for a disk that fails: the store's own methods, some of them replaced. */
  readonly journal?: (journal: JournalStore) => JournalStore;
  readonly audit?: (audit: AuditStore) => AuditStore;
  /** @default the system's */
  readonly clock?: Clock;
}

/** The rooms below the surfaces, as the product composes them: real store, real vault, an Intercom at `intercomUrl`. */
export async function startCalls(
  intercomUrl: string,
  {
    timeoutMs = 5000,
    experimental = false,
    strict = false,
    publicUrl = 'http://127.0.0.1:4400',
    onDrift,
    journal = (store) => store,
    audit = (store) => store,
    clock = systemClock,
    network,
  }: CallsOptions = {},
) {
  const store = await openStore({ dataDir: ':memory:' });
  const organisation = await store.organisation.get(clock.now());
  const ring = parseKeyRing(`k1:${randomBytes(32).toString('base64')}`);
  const agent = new Agent();
  const { access, vault, calls, keys, apiUrls } = createRooms({
    store: { ...store, journal: journal(store.journal), audit: audit(store.audit) },
    ring,
    organisation,
    intercom: {
      named: false,
      clientId: null,
      clientSecret: null,
      authorizeUrls: { us: '', eu: '', au: '' },
      defaultRegion: 'us',
      apiUrls: { us: intercomUrl, eu: intercomUrl, au: intercomUrl },
      sandbox: { url: intercomUrl, clientId: 'client', clientSecret: 'secret' },
    },
    publicUrl,
    experimental,
    strict,
    transport: network?.transport ?? undiciTransport(agent),
    ...(network && { mayReach: network.mayReach }),
    clock,
    newId: randomUUID,
    random: { bytes: randomBytes, fraction: Math.random },
    timeoutMs,
    ...(onDrift === undefined ? {} : { onDrift }),
  });

  async function connect(name: string, token: string, adminId = '1'): Promise<Connection> {
    const now = clock.now();
    const connection: Connection = {
      id: randomUUID(),
      name,
      kind: 'access_token',
      state: 'connected',
      workspaceId: `ws-${name}`,
      workspaceName: name,
      region: 'us',
      origin: 'sandbox',
      adminId,
      adminName: 'Ada',
      adminEmail: 'ada@example.com',
      teammateId: null,
      teammateName: null,
      createdAt: now,
      createdBy: 'member',
      connectedAt: now,
      checkedAt: null,
      problem: null,
    };
    const place = { organisationId: organisation.id, connectionId: connection.id, field: 'access_token', version: 1, origin: 'sandbox' };
    await store.connections.add(connection, { connectionId: connection.id, version: 1, sealed: seal(ring, place, token) });
    return connection;
  }

  /** Another token in the place of the connection's first one. */
  async function renew(connection: Connection, token: string): Promise<void> {
    const place = { organisationId: organisation.id, connectionId: connection.id, field: 'access_token', version: 2, origin: 'sandbox' };
    await store.connections.reconnect(connection, { connectionId: connection.id, version: 2, sealed: seal(ring, place, token) });
  }

  async function group(name: string, grants: readonly (readonly [Connection, readonly ScopeKey[]])[]) {
    const id = randomUUID();
    await store.groups.add({ id, name, description: '', createdAt: clock.now(), version: 1 });
    for (const [connection, granted] of grants) await store.groups.setGrant({ groupId: id, connectionId: connection.id, scopes: granted });
    const { key, secret } = await keys.create(id, `${name} key`, 'member');
    const principal: KeyPrincipal = { kind: 'key', id: key.id, name: key.name, groupId: id };
    return { id, secret, key, principal };
  }

  return {
    store,
    access,
    vault,
    calls,
    keys,
    experimental,
    strict,
    publicUrl,
    apiUrls,
    connect,
    renew,
    group,
    newId: randomUUID,
    rows: () => store.audit.list({}, { limit: 100 }),
    async stop() {
      await agent.close();
      await store.close();
    },
  };
}

export type CallsWorld = Awaited<ReturnType<typeof startCalls>>;
