import { randomBytes, randomUUID } from 'node:crypto';
import { type ScopeKey, scopes, systemClock } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { Agent } from 'undici';
import { createAccess } from '../../access/decide.ts';
import type { KeyPrincipal } from '../../access/principal.ts';
import { createAudit } from '../../audit/audit.ts';
import { createKeys } from '../../identity/keys.ts';
import { openStore } from '../../store/open.ts';
import type { Connection, JournalStore } from '../../store/ports.ts';
import { createVault } from '../../vault/connections.ts';
import { parseKeyRing } from '../../vault/keyring.ts';
import { seal } from '../../vault/seal.ts';
import { createCalls } from '../invoke.ts';

export const everyScope: readonly ScopeKey[] = scopes.map(({ key }) => key);

export interface CallsOptions {
  readonly timeoutMs?: number;
  /** Stands in for a disk that fails: the store's own methods, some of them replaced. */
  readonly journal?: (journal: JournalStore) => JournalStore;
}

/** The rooms below the surfaces, as the product composes them: real store, real vault, an Intercom at `intercomUrl`. */
export async function startCalls(intercomUrl: string, { timeoutMs = 5000, journal = (store) => store }: CallsOptions = {}) {
  const clock = systemClock;
  const store = await openStore({ dataDir: ':memory:' });
  const organisation = await store.organisation.get(clock.now());
  const ring = parseKeyRing(`k1:${randomBytes(32).toString('base64')}`);
  const access = createAccess({ store });
  const audit = createAudit({ store, clock });
  const agent = new Agent();
  const transport = undiciTransport(agent);
  const vault = createVault({
    store,
    audit,
    ring,
    organisationId: organisation.id,
    intercom: {
      mode: 'sandbox',
      clientId: 'client',
      clientSecret: 'secret',
      authorizeUrl: `${intercomUrl}/oauth`,
      defaultRegion: 'us',
      apiUrls: { us: intercomUrl, eu: intercomUrl, au: intercomUrl },
    },
    publicUrl: 'http://127.0.0.1:4400',
    clock,
    random: (size) => randomBytes(size),
    newId: randomUUID,
    transport,
    changed: access.changed,
  });
  const calls = createCalls({
    access,
    vault,
    journal: journal(store.journal),
    audit,
    transport,
    clock,
    random: Math.random,
    newId: randomUUID,
    timeoutMs,
  });
  const keys = createKeys({ store, clock });

  async function connect(name: string, token: string): Promise<Connection> {
    const now = clock.now();
    const connection: Connection = {
      id: randomUUID(),
      name,
      kind: 'access_token',
      state: 'connected',
      workspaceId: `ws-${name}`,
      workspaceName: name,
      region: 'us',
      adminId: '1',
      adminName: 'Ada',
      adminEmail: 'ada@example.com',
      createdAt: now,
      createdBy: 'member',
      connectedAt: now,
      checkedAt: null,
      problem: null,
    };
    const place = { organisationId: organisation.id, connectionId: connection.id, field: 'access_token', version: 1 };
    await store.connections.add(connection, { connectionId: connection.id, version: 1, sealed: seal(ring, place, token) });
    access.changed();
    return connection;
  }

  async function group(name: string, grants: readonly (readonly [Connection, readonly ScopeKey[]])[]) {
    const id = randomUUID();
    await store.groups.add({ id, name, description: '', createdAt: clock.now() });
    for (const [connection, granted] of grants) await store.groups.setGrant({ groupId: id, connectionId: connection.id, scopes: granted });
    access.changed();
    const { key, secret } = await keys.create(id, `${name} key`, 'member');
    const principal: KeyPrincipal = { kind: 'key', organisationId: organisation.id, keyId: key.id, keyName: key.name, groupId: id };
    return { id, secret, key, principal };
  }

  return {
    store,
    access,
    vault,
    calls,
    keys,
    connect,
    group,
    newId: randomUUID,
    rows: () => store.audit.list({}, { limit: 100 }),
    async stop() {
      await agent.close();
      await store.close();
    },
  };
}

export type Rooms = Awaited<ReturnType<typeof startCalls>>;
