import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { Agent } from 'undici';
import { createAccess } from './access/decide.ts';
import { createAudit } from './audit/audit.ts';
import type { Calls } from './calls/calls.ts';
import { createCalls } from './calls/invoke.ts';
import type { DirectOptions, DirectPolicy } from './compose-direct.ts';
import { openStore } from './store/open.ts';
import { createVault } from './vault/connections.ts';
import { seal } from './vault/seal.ts';

export interface DirectRooms {
  readonly calls: Calls;
  close(): Promise<void>;
}

/** The rooms of a gateway on a store in memory, with the one connection and group of the policy. */
export async function openDirectRooms({ token, apiUrls, region }: DirectOptions, policy: DirectPolicy): Promise<DirectRooms> {
  const clock = systemClock;
  const newId = () => randomUUID();
  const store = await openStore({ dataDir: ':memory:', clock, newId });
  const now = clock.now();
  const organisation = await store.organisation.get(now);
  const ring = { current: { id: 'k1', key: createSecretKey(randomBytes(32)) }, find: () => ring.current, source: 'memory' };
  const { connection, scopes } = policy.connections[0];
  const context = { organisationId: organisation.id, connectionId: connection.id, field: 'access_token', version: 1 };
  await store.connections.add(connection, { connectionId: connection.id, version: 1, sealed: seal(ring, context, token) });
  await store.groups.add({ id: policy.groupId, name: policy.groupName, description: '', createdAt: now });
  await store.groups.setGrant({ groupId: policy.groupId, connectionId: connection.id, scopes: [...scopes] });

  const audit = createAudit({ store, clock, newId });
  const dispatcher = new Agent({ connections: 16 });
  const transport = undiciTransport(dispatcher);
  const access = createAccess({ store });
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
  return {
    calls: createCalls({ access, vault, journal: store.journal, audit, transport, clock, random: Math.random, newId }),
    async close() {
      // The host has gone: nobody is left to hear an answer.
      await dispatcher.destroy();
      await store.close();
    },
  };
}
