import { findOperation, type ScopeKey } from '@gatehouse/connector';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../store/ports.ts';
import { openStore } from '../store/store.ts';
import { aKey } from '../store/testing/rows.ts';
import { createAccess } from './access.ts';
import type { Decision } from './policy.ts';

const connection = (name: string, state: Connection['state'] = 'connected'): Connection => ({
  id: `id-${name}`,
  name,
  kind: 'oauth',
  state,
  workspaceId: `ws-${name}`,
  workspaceName: name,
  region: 'us',
  origin: 'us',
  adminId: '1',
  adminName: 'Ada',
  adminEmail: 'ada@example.com',
  teammateId: null,
  teammateName: null,
  createdAt: 0,
  createdBy: 'm1',
  connectedAt: 0,
  checkedAt: null,
  problem: null,
});

async function world(connections: Connection[], grants: Record<string, ScopeKey[]>) {
  const store = await openStore({ dataDir: ':memory:' });
  onTestFinished(() => store.close());
  await store.groups.add({ id: 'g1', name: 'Support', description: '', createdAt: 0, version: 1 });
  await store.keys.add(aKey('k1', 'g1'));
  for (const made of connections) await store.connections.add(made, { connectionId: made.id, version: 1, sealed: 'v1' });
  const grant = (name: string, scopes: ScopeKey[]) => store.groups.setGrant({ groupId: 'g1', connectionId: `id-${name}`, scopes });
  for (const [name, scopes] of Object.entries(grants)) await grant(name, scopes);
  return { access: createAccess({ store, experimental: false }), grant, store };
}

const key = (groupId = 'g1') => ({ kind: 'key' as const, id: 'k1', name: 'CI', groupId });
const search = findOperation('contacts.search');

type Row = [string, Connection[], Record<string, ScopeKey[]>, string, Decision extends infer D ? Partial<D> : never, RegExp];

describe('decides', () => {
  const acme = connection('acme');
  const beta = connection('beta');
  test.each<Row>([
    [
      'nothing is connected',
      [],
      {},
      'default',
      { allow: false, code: 'not_connected' },
      /^No Intercom workspace is connected, so the group "Support" can reach none\. An administrator connects one under Integrations/,
    ],
    [
      'connected, but not granted',
      [acme],
      {},
      'default',
      { allow: false, code: 'not_connected' },
      /^The group "Support" has not been granted access .* under Groups → Support → Integrations\.$/,
    ],
    ['a grant without scopes is none', [acme], { acme: [] }, 'acme', { allow: false, code: 'not_connected' }, /not been granted/],
    [
      'a name that exists nowhere',
      [acme],
      { acme: ['contacts:read'] },
      'nowhere',
      { allow: false, code: 'connection_unknown', details: { field: 'connection' } },
      /^The group "Support" has no connection of that name\. Name one of: acme\.$/,
    ],
    [
      'a name that another group has',
      [acme, beta],
      { acme: ['contacts:read'] },
      'beta',
      { allow: false, code: 'connection_unknown' },
      /^The group "Support" has no connection of that name\. Name one of: acme\.$/,
    ],
    [
      'default among several',
      [acme, beta],
      { acme: ['contacts:read'], beta: ['contacts:read'] },
      'default',
      { allow: false, code: 'connection_ambiguous', details: { field: 'connection' } },
      /^The group "Support" has 2 connections\. Name one of: acme, beta\.$/,
    ],
    [
      'the scope is missing',
      [acme],
      { acme: ['contacts:write'] },
      'default',
      { allow: false, code: 'scope_missing', connection: acme },
      /needs the scope contacts:read \(Read and list users and companies\), which the group "Support" does not have on "acme"\. An administrator can enable contacts:read under Groups → Support/,
    ],
    [
      'the scope on another connection does not count',
      [acme, beta],
      { acme: ['contacts:write'], beta: ['contacts:read'] },
      'acme',
      { allow: false, code: 'scope_missing' },
      /on "acme"/,
    ],
    [
      'Intercom no longer accepts it',
      [connection('acme', 'reconnect_required')],
      { acme: ['contacts:read'] },
      'default',
      { allow: false, code: 'reconnect_required' },
      /^Intercom no longer accepts the connection "acme"\. An administrator connects "acme" again under Integrations\.$/,
    ],
    [
      'a missing scope goes before a broken connection',
      [connection('acme', 'reconnect_required')],
      { acme: ['tags:read'] },
      'default',
      { allow: false, code: 'scope_missing' },
      /contacts:read/,
    ],
    [
      'default',
      [acme],
      { acme: ['contacts:read'] },
      'default',
      { allow: true, connection: acme },
      /has the scope contacts:read on "acme"\.$/,
    ],
    ['by name', [acme, beta], { acme: ['contacts:read'], beta: ['contacts:read'] }, 'beta', { allow: true, connection: beta }, /"beta"/],
    ['by id', [acme, beta], { acme: ['contacts:read'], beta: ['contacts:read'] }, 'id-beta', { allow: true, connection: beta }, /"beta"/],
    ['an empty name', [acme], { acme: ['contacts:read'] }, '', { allow: false, code: 'connection_unknown' }, /no connection/],
    [
      'a word of JavaScript',
      [acme],
      { acme: ['contacts:read'] },
      '__proto__',
      { allow: false, code: 'connection_unknown' },
      /no connection/,
    ],
  ])('%s', async (_, connections, grants, asked, expected, words) => {
    const decision = await (await world(connections, grants)).access.decide(key(), asked, search);
    expect(decision).toMatchObject(expected);
    expect(decision.explanation).toMatch(words);
    if (!decision.allow) {
      expect(decision.details).toMatchObject({ group: 'Support', operation: 'contacts.search', fix: expect.any(String) });
    }
  });
});

test('the group of a key that outlived it may do nothing', async () => {
  const decision = await (await world([connection('acme')], { acme: ['contacts:read'] })).access.decide(key('gone'), 'default', search);
  expect(decision).toMatchObject({ allow: false, code: 'key_invalid' });
});

test('a grant of scopes that this version does not know is none', async () => {
  const { access, store } = await world([connection('acme')], {});
  await store.database.db
    .insertInto('grants')
    .values({ groupId: 'g1', connectionId: 'id-acme', scopes: '["gone:read"]', version: 1 })
    .execute();
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: false, code: 'not_connected' });
});

test('an unknown name and a name of somebody else get the same answer', async () => {
  const { access } = await world([connection('acme'), connection('beta')], { acme: ['contacts:read'] });
  const foreign = await access.decide(key(), 'beta', search);
  const absent = await access.decide(key(), 'nowhere', search);
  expect(foreign).toEqual(absent);
});

test('reads a policy once, and again after a change', async () => {
  const { access, grant } = await world([connection('acme')], { acme: ['contacts:read'] });
  const first = await access.policyOf(key());
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: true });
  expect(await access.policyOf(key())).toBe(first);
  await grant('acme', ['tags:read']);
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: false, code: 'scope_missing' });
  const second = await access.policyOf(key());
  expect(second).not.toBe(first);
  expect(await access.policyOf(key())).toBe(second);
});

test('what was still being read when something changed is not kept', async () => {
  const { access, store } = await world([connection('acme')], { acme: ['contacts:read'] });
  const early = access.policyOf(key());
  await store.groups.update('g1', { name: 'Renamed' });
  expect(await access.policyOf(key())).toMatchObject({ groupName: 'Renamed' });
  expect(await access.policyOf(key())).not.toBe(await early);
});

test('a key that was revoked speaks for nobody any more, whoever looked it up before', async () => {
  const { access, store } = await world([connection('acme')], { acme: ['contacts:read'] });
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: true });
  await store.keys.revoke('k1', 1);
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: false, code: 'key_invalid', groupName: 'Support' });
  const local = { kind: 'local', id: 'local', name: 'local', groupId: 'g1' } as const;
  expect(await access.decide(local, 'default', search)).toMatchObject({ allow: true });
});

test('a store that fails is asked again, and allows nothing', async () => {
  let broken = true;
  const access = createAccess({
    store: {
      groups: {
        get: async () => ({ id: 'g1', name: 'Support', description: '', createdAt: 0, version: 1 }),
        grantsOf: async () => {
          if (broken) throw new Error('disk');
          return [{ groupId: 'g1', connectionId: 'id-acme', scopes: ['contacts:read'], version: 1 }];
        },
      },
      keys: { liveIds: async () => ['k1'] },
      connections: { list: async () => [connection('acme')] },
      policy: { version: () => 1 },
      organisation: {
        isExperimental: async () => {
          if (broken) throw new Error('disk');
          return true;
        },
      },
    },
    experimental: false,
  });
  await expect(access.decide(key(), 'default', search)).rejects.toThrow('disk');
  await expect(access.isExperimental()).rejects.toThrow('disk');
  broken = false;
  expect(await access.isExperimental()).toBe(true);
  expect(await access.decide(key(), 'default', search)).toMatchObject({ allow: true });
});
