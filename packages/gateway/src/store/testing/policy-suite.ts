import { describe, expect, test } from 'vitest';
import type { Store } from '../ports.ts';
import { aConnection, aCredential, aGroup, aKey, aMember, anOauthApp } from './rows.ts';

/** On a store with the group `g`, which has the member `bob`, the key `k` and a grant on the connection `c`. */
type Attempt = (store: Store) => Promise<unknown>;
type Attempts<Port> = { readonly [Method in keyof Port]: Attempt | 'reads' | 'of no policy' };

/** Every method, so that a new one does not compile before somebody has said which it is. */
const attempts: {
  readonly groups: Attempts<Store['groups']>;
  readonly connections: Attempts<Store['connections']>;
  readonly keys: Attempts<Store['keys']>;
  readonly organisation: Attempts<Store['organisation']>;
  readonly oauthApp: Attempts<Store['oauthApp']>;
} & {
  readonly members: Attempts<Store['members']>;
} = {
  groups: {
    list: 'reads',
    get: 'reads',
    getMany: 'reads',
    memberIds: 'reads',
    memberships: 'reads',
    grants: 'reads',
    grantsOf: 'reads',
    add: ({ groups }) => groups.add(aGroup('h')),
    update: ({ groups }) => groups.update('g', { name: 'Other' }),
    remove: ({ groups }) => groups.remove('g'),
    addMember: ({ groups }) => groups.addMember('g', 'chief'),
    removeMember: ({ groups }) => groups.removeMember('g', 'bob'),
    setGrant: ({ groups }) => groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['tags:read'] }),
    removeGrant: ({ groups }) => groups.removeGrant('g', 'c'),
  },
  connections: {
    list: 'reads',
    get: 'reads',
    findByName: 'reads',
    readCredential: 'reads',
    keptGrants: 'reads',
    settleKeptGrants: ({ connections }) => connections.settleKeptGrants('c', false, 1),
    add: ({ connections }) => connections.add(aConnection('d'), aCredential('d')),
    reconnect: ({ connections }) => connections.reconnect(aConnection('c'), aCredential('c', 2)),
    adopt: ({ connections }) => connections.adopt('c', 'eu', aCredential('c'), 'sealed again'),
    requireReconnect: ({ connections }) => connections.requireReconnect('c', 'problem'),
    setTeammate: ({ connections }) => connections.setTeammate('c', { teammateId: '7', teammateName: null }),
    notePermission: 'of no policy',
    permissionsSeen: 'reads',
    markChecked: ({ connections }) => connections.markChecked('c', 2),
    remove: ({ connections }) => connections.remove('c'),
  },
  keys: {
    list: 'reads',
    get: 'reads',
    findByHash: 'reads',
    liveIds: 'reads',
    countLive: 'reads',
    add: ({ keys }) => keys.add(aKey('new', 'g')),
    revoke: ({ keys }) => keys.revoke('k', 2),
    noteUse: 'of no policy',
  },
  organisation: {
    get: 'reads',
    rename: 'of no policy',
    readKeyCheck: 'reads',
    writeKeyCheck: 'of no policy',
    isClaimHeld: 'reads',
    holdClaim: 'of no policy',
    isExperimental: 'reads',
    setExperimental: ({ organisation }) => organisation.setExperimental(true),
  },
  oauthApp: {
    get: 'reads',
    set: ({ oauthApp }) => oauthApp.set(anOauthApp('a')),
    remove: async ({ oauthApp }) => {
      await oauthApp.set(anOauthApp('a'));
      await oauthApp.remove();
    },
  },
  members: {
    list: 'reads',
    findByUser: 'reads',
    get: 'reads',
    hasAdministrator: 'reads',
    add: 'of no policy',
    addFirstAdministrator: 'of no policy',
    setRole: 'of no policy',
    remove: ({ members }) => members.remove('bob'),
  },
};

const changes = Object.entries(attempts).flatMap(([port, methods]) =>
  Object.entries(methods).flatMap(([method, attempt]) => (typeof attempt === 'function' ? [[`${port}.${method}`, attempt] as const] : [])),
);

/** The version of the policy, which caches ask for. */
export function policySuite(open: () => Store): void {
  const prepare = async () => {
    const store = open();
    await store.members.add(aMember('chief', { role: 'admin' }));
    await store.members.add(aMember('bob'));
    await store.groups.add(aGroup('g'));
    await store.groups.addMember('g', 'bob');
    await store.keys.add(aKey('k', 'g'));
    await store.connections.add(aConnection('c', { origin: null }), aCredential('c'));
    await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['contacts:read'] });
    return store;
  };

  describe('the version of the policy', () => {
    test.each(changes)('is another one when %s is acknowledged', async (_, attempt) => {
      const store = await prepare();
      const before = store.policy.version();
      const raised = attempt(store).then(() => store.policy.version());
      expect(await raised).toBeGreaterThan(before);
    });

    test('stays when nothing was changed', async () => {
      const store = await prepare();
      const before = store.policy.version();
      await expect(store.connections.add(aConnection('e', { name: 'name-c' }), aCredential('e'))).rejects.toThrow();
      await expect(store.groups.addMember('g', 'nobody')).rejects.toThrow();
      expect(await store.groups.add(aGroup('twin', { name: aGroup('g').name }))).toBe(false);
      expect(await store.groups.remove('nobody')).toBe(false);
      expect(await store.members.remove('chief')).toBe(false);
      expect(await store.connections.requireReconnect('nobody', 'problem')).toBe(false);
      await store.groups.grantsOf('g');
      expect(store.policy.version()).toBe(before);
    });
  });
}
