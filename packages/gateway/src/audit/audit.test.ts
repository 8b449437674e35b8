import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import { actorOf, anonymous, createAudit, system } from './audit.ts';
import { failed, succeeded } from './outcome.ts';

const clock = { now: () => 500, sleep: async () => {} };
let store: OpenStore;
beforeEach(async () => {
  store = await openStore({ dataDir: ':memory:' });
});
afterEach(() => store.close());

const entry = { actor: system, surface: 'system', operation: 'connection.refused', effect: 'manage', requestId: 'r' } as const;

test('records what is over in one row, with nothing left undefined', async () => {
  const audit = createAudit({ store, clock, newId: () => 'row-1' });
  expect(await audit.record({ ...entry, connection: { id: 'c', name: 'acme' } }, succeeded({ explanation: 'why' }))).toBe('row-1');
  expect(await store.audit.get('row-1')).toEqual({
    id: 'row-1',
    sequence: 1,
    at: 500,
    actorKind: 'system',
    actorId: 'gatehouse',
    actorName: 'Gatehouse',
    groupId: null,
    groupName: null,
    surface: 'system',
    connectionId: 'c',
    connectionName: 'acme',
    operation: 'connection.refused',
    variant: null,
    event: 'connection.refused',
    effect: 'manage',
    target: null,
    scope: null,
    outcome: 'ok',
    errorCode: null,
    explanation: 'why',
    requestId: 'r',
    intercomRequestId: null,
    meant: null,
    status: null,
    durationMs: null,
  });
});

test('begins a row that its outcome ends', async () => {
  const audit = createAudit({ store: { audit: late(store.audit) }, clock });
  const id = await audit.begin({ ...entry, actor: anonymous });
  expect((await store.audit.get(id))?.outcome).toBe('pending');
  await audit.finish(id, failed(new GatewayError('internal'), { durationMs: 3 }));
  expect(await store.audit.get(id)).toMatchObject({
    outcome: 'failed',
    errorCode: 'internal',
    durationMs: 3,
    actorKind: 'anonymous',
    actorId: 'anonymous',
  });
});

test('names those who call as actors', () => {
  expect(actorOf({ kind: 'key', id: 'k', name: 'report', groupId: 'g' })).toEqual({ kind: 'key', id: 'k', name: 'report' });
  expect(actorOf({ kind: 'local', id: 'local', name: 'local', groupId: 'g' })).toEqual({ kind: 'local', id: 'local', name: 'local' });
  expect(actorOf({ kind: 'member', id: 'm', name: 'Ada', role: 'admin' })).toEqual({ kind: 'member', id: 'm', name: 'Ada' });
});
