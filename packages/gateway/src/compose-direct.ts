import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { isScopeKey, type Region, regionUrls, scopes, systemClock } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { Agent } from 'undici';
import type { Access } from './access/access.ts';
import { createAccess } from './access/decide.ts';
import type { KeyPrincipal } from './access/principal.ts';
import { createAudit } from './audit/audit.ts';
import type { Calls } from './calls/calls.ts';
import { createCalls } from './calls/invoke.ts';
import { openStore } from './store/open.ts';
import { createVault } from './vault/connections.ts';
import { seal } from './vault/seal.ts';

export interface Direct {
  readonly calls: Calls;
  readonly access: Access;
  readonly principal: KeyPrincipal;
  close(): Promise<void>;
}

/**
 * A gateway for one process and one access token, with nothing kept: the same rooms on a store in memory, so that a call is
 * checked, budgeted and journalled as everywhere else.
 */
export async function composeDirect({ token, region, apiUrl }: { token: string; region: Region; apiUrl?: string }): Promise<Direct> {
  const clock = systemClock;
  const newId = () => randomUUID();
  const store = await openStore({ dataDir: ':memory:', clock, newId });
  const now = clock.now();
  const organisation = await store.organisation.get(now);
  const ring = { current: { id: 'k1', key: createSecretKey(randomBytes(32)) }, find: () => ring.current, source: 'memory' };
  const connection = {
    id: newId(),
    name: 'direct',
    kind: 'access_token',
    state: 'connected',
    workspaceId: 'direct',
    workspaceName: 'direct',
    region,
    adminId: '',
    adminName: '',
    adminEmail: '',
    createdAt: now,
    createdBy: 'local',
    connectedAt: now,
    checkedAt: null,
    problem: null,
  } as const;
  const context = { organisationId: organisation.id, connectionId: connection.id, field: 'access_token', version: 1 };
  await store.connections.add(connection, { connectionId: connection.id, version: 1, sealed: seal(ring, context, token) });
  const group = { id: newId(), name: 'local', description: '', createdAt: now };
  await store.groups.add(group);
  const every = scopes.map((scope) => scope.key).filter(isScopeKey);
  await store.groups.setGrant({ groupId: group.id, connectionId: connection.id, scopes: every });

  const audit = createAudit({ store, clock, newId });
  const dispatcher = new Agent({ connections: 16 });
  const transport = undiciTransport(dispatcher);
  const access = createAccess({ store });
  const apiUrls = apiUrl === undefined ? regionUrls : { us: apiUrl, eu: apiUrl, au: apiUrl };
  const vault = createVault({
    store,
    audit,
    ring,
    organisationId: organisation.id,
    intercom: { mode: 'intercom', clientId: null, clientSecret: null, authorizeUrl: '', defaultRegion: region, apiUrls },
    publicUrl: '',
    clock,
    random: randomBytes,
    newId,
    transport,
    changed: access.changed,
  });
  const calls = createCalls({ access, vault, journal: store.journal, audit, transport, clock, random: Math.random, newId });
  const principal: KeyPrincipal = { kind: 'key', organisationId: organisation.id, keyId: 'local', keyName: 'local', groupId: group.id };
  return {
    calls,
    access,
    principal,
    async close() {
      await dispatcher.close();
      await store.close();
    },
  };
}
