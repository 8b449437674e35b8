import type { ScopeKey } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../ports.ts';
import { connectionSuite } from './connection-suite.ts';
import { watchCalls } from './coverage.ts';
import type { TestDialect } from './dialects.ts';
import { journalSuite } from './journal-suite.ts';
import { policySuite } from './policy-suite.ts';
import { recordSuite } from './record-suite.ts';
import { aConnection, aCredential, aGroup, aKey, aMember, anInvitation, aReset } from './rows.ts';

const callers = 50;
/** Many callers at the same moment; answers what each got. */
export const race = <T>(attempt: (caller: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: callers }, (_, caller) => attempt(caller)));
export const winners = <T>(answers: readonly T[]): T[] => answers.filter(Boolean);

/** What the ports promise, on any engine. */
export function storeSuite(dialect: TestDialect): void {
  let store: Store;
  let remove: () => Promise<void>;
  const calls = watchCalls();
  beforeEach(async () => {
    const opened = await dialect.open();
    store = calls.watch(opened.store);
    remove = opened.remove;
  });
  afterEach(() => remove());

  describe('organisation', () => {
    test('is made once, however many ask first, and keeps its name', async () => {
      const answers = await race((caller) => store.organisation.get(caller));
      expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
      await store.organisation.rename('Acme');
      expect(await store.organisation.get(9)).toEqual({ ...answers[0], name: 'Acme' });
    });

    test('keeps one key check', async () => {
      expect(await store.organisation.readKeyCheck()).toBeNull();
      await expect(store.organisation.writeKeyCheck('too early')).rejects.toThrow();
      await store.organisation.get(1);
      await store.organisation.writeKeyCheck('first');
      await expect(store.organisation.writeKeyCheck('second')).rejects.toThrow();
      expect(await store.organisation.readKeyCheck()).toBe('first');
    });
  });

  test('the claim is held until it is let go', async () => {
    expect(await store.organisation.isClaimHeld()).toBe(false);
    await store.organisation.get(1);
    await store.organisation.holdClaim(true);
    expect(await store.organisation.isClaimHeld()).toBe(true);
    await store.organisation.holdClaim(false);
    expect(await store.organisation.isClaimHeld()).toBe(false);
  });

  describe('members', () => {
    test('are listed, found and changed', async () => {
      const [chief, bob] = [aMember('chief', { role: 'admin' }), aMember('bob', { createdAt: 2 })];
      await store.members.add(bob);
      expect(await store.members.hasAdministrator()).toBe(false);
      await store.members.add(chief);
      expect(await store.members.hasAdministrator()).toBe(true);
      expect(await store.members.list()).toEqual([chief, bob]);
      expect(await store.members.findByUser(bob.userId)).toEqual(bob);
      expect(await store.members.get('nobody')).toBeUndefined();
      expect(await store.members.setRole('bob', 'admin')).toBe('done');
      expect((await store.members.get('bob'))?.role).toBe('admin');
      await expect(store.members.add(aMember('twin', { userId: bob.userId }))).rejects.toThrow();
    });

    test('are listed in pages, in the order in which they joined', async () => {
      for (const [id, createdAt] of [
        ['c', 1],
        ['a', 2],
        ['b', 1],
      ] as const)
        await store.members.add(aMember(id, { createdAt }));
      const ids = async (after?: { createdAt: number; id: string }) => (await store.members.list({ after, limit: 2 })).map(({ id }) => id);
      expect(await ids()).toEqual(['b', 'c']);
      expect(await ids({ createdAt: 1, id: 'c' })).toEqual(['a']);
      // The row after which a page begins need not be there any more.
      expect(await ids({ createdAt: 1, id: 'bb' })).toEqual(['c', 'a']);
    });

    test('never lose the last administrator, whoever leaves at the same moment', async () => {
      const ids = Array.from({ length: callers }, (_, caller) => `admin ${caller}`);
      for (const id of ids) await store.members.add(aMember(id, { role: 'admin' }));
      const answers = await race(async (caller) => {
        const id = `admin ${caller}`;
        return caller % 2 ? (await store.members.setRole(id, 'member')) === 'done' : store.members.remove(id);
      });
      expect(winners(answers)).toHaveLength(callers - 1);
      const [last, ...others] = (await store.members.list()).filter((member) => member.role === 'admin');
      expect(others).toEqual([]);
      expect(await store.members.remove(last?.id ?? '')).toBe(false);
      expect(await store.members.setRole(last?.id ?? '', 'member')).toBe('last_administrator');
      expect(await store.members.setRole(last?.id ?? '', 'admin')).toBe('done');
    });

    test('get one first administrator, and the claim links go with it', async () => {
      await store.members.add(aMember('plain'));
      await store.invitations.add(anInvitation('claim', { claim: true }));
      await store.invitations.add(anInvitation('other'));
      const answers = await race((caller) => store.members.addFirstAdministrator(aMember(`admin ${caller}`)));
      expect(winners(answers)).toHaveLength(1);
      expect((await store.members.list()).map((member) => member.role)).toEqual(['admin', 'member']);
      expect((await store.invitations.listOpen(1)).map((invitation) => invitation.id)).toEqual(['other']);
    });

    test('leave their groups when they are removed', async () => {
      await store.members.add(aMember('chief', { role: 'admin' }));
      await store.members.add(aMember('bob'));
      await store.groups.add(aGroup('g'));
      await store.groups.addMember('g', 'bob');
      expect(await store.members.remove('bob')).toBe(true);
      expect(await store.groups.memberIds('g')).toEqual([]);
    });
  });

  describe('invitations', () => {
    test('are taken by one, and by one again after they were given back', async () => {
      const invitation = anInvitation('i', { role: 'admin', note: 'for Bob' });
      await store.invitations.add(invitation);
      expect(await store.invitations.find(invitation.tokenHash, 999)).toEqual(invitation);
      for (const _ of [1, 2]) {
        const answers = await race(() => store.invitations.take(invitation.tokenHash, 5));
        expect(winners(answers)).toEqual([{ ...invitation, usedAt: 5 }]);
        expect(await store.invitations.find(invitation.tokenHash, 5)).toBeUndefined();
        expect(await store.invitations.listOpen(5)).toEqual([]);
        await store.invitations.giveBack('i');
      }
    });

    test('end at their time, or when they are withdrawn', async () => {
      await store.invitations.add(anInvitation('i', { expiresAt: 10 }));
      expect(await store.invitations.find('hash of i', 10)).toBeUndefined();
      expect(await store.invitations.take('hash of i', 10)).toBeUndefined();
      expect(await store.invitations.listOpen(10)).toEqual([]);
      expect(await store.invitations.listOpen(9)).toHaveLength(1);
      expect(await store.invitations.withdraw('i')).toBe(true);
      expect(await store.invitations.withdraw('i')).toBe(false);
      expect(await store.invitations.take('hash of i', 9)).toBeUndefined();
    });

    test('hold one claim link, the newest', async () => {
      await store.invitations.add(anInvitation('old', { claim: true }));
      await store.invitations.add(anInvitation('plain'));
      await store.invitations.add(anInvitation('new', { claim: true }));
      expect((await store.invitations.listOpen(1)).map((one) => [one.id, one.claim])).toEqual([
        ['new', true],
        ['plain', false],
      ]);
    });
  });

  describe('links that set a password', () => {
    test('are taken by one, and by one again after they were given back', async () => {
      await store.members.add(aMember('bob'));
      const reset = aReset('r', 'bob', { expiresAt: 10 });
      await store.passwordResets.add(reset);
      for (const _ of [1, 2]) {
        expect(await store.passwordResets.find(reset.tokenHash, 9)).toEqual(reset);
        const answers = await race(() => store.passwordResets.take(reset.tokenHash, 5));
        expect(winners(answers)).toEqual([{ ...reset, usedAt: 5 }]);
        expect(await store.passwordResets.find(reset.tokenHash, 5)).toBeUndefined();
        await store.passwordResets.giveBack('r');
      }
      expect(await store.passwordResets.find(reset.tokenHash, 10)).toBeUndefined();
      expect(await store.passwordResets.take(reset.tokenHash, 10)).toBeUndefined();
    });

    test('are one for a member, the newest, and go with the member', async () => {
      await store.members.add(aMember('chief', { role: 'admin' }));
      for (const id of ['bob', 'cleo']) await store.members.add(aMember(id));
      await store.passwordResets.add(aReset('old', 'bob'));
      await store.passwordResets.take('hash of old', 5);
      await store.passwordResets.add(aReset('other', 'cleo'));
      await store.passwordResets.add(aReset('new', 'bob'));
      expect(await store.passwordResets.find('hash of old', 5)).toBeUndefined();
      expect((await store.passwordResets.find('hash of new', 5))?.memberId).toBe('bob');
      await store.members.remove('bob');
      expect(await store.passwordResets.take('hash of new', 5)).toBeUndefined();
      expect((await store.passwordResets.find('hash of other', 5))?.memberId).toBe('cleo');
      await expect(store.passwordResets.add(aReset('stray', 'nobody'))).rejects.toThrow();
    });
  });

  describe('groups', () => {
    test('have a name of their own, also when many choose it at once', async () => {
      const answers = await race((caller) => store.groups.add(aGroup(`g${caller}`, { name: 'Support' })));
      expect(winners(answers)).toHaveLength(1);
      const [support] = await store.groups.list();
      if (!support) throw new Error('no group was made');
      expect(await store.groups.add(aGroup('sales', { name: 'Sales' }))).toBe(true);
      for (const name of ['Support', 'SUPPORT', 'ｓupport']) {
        expect(await store.groups.update('sales', { name, description: 'new' })).toBe('name_taken');
        expect(await store.groups.add(aGroup('third', { name }))).toBe(false);
      }
      expect(await store.groups.get('sales')).toEqual(aGroup('sales', { name: 'Sales' }));
      expect(await store.groups.update('sales', { description: 'new' })).toBe('done');
      expect(await store.groups.update('sales', {})).toBe('done');
      expect(await store.groups.update('sales', { name: 'SALES' })).toBe('done');
      expect(await store.groups.update('sales', { name: 'Sales' })).toBe('done');
      expect(await store.groups.list()).toEqual([aGroup('sales', { name: 'Sales', description: 'new', version: 4 }), support]);
    });

    test('are listed in pages, by name', async () => {
      for (const name of ['c', 'a', 'b']) await store.groups.add(aGroup(name, { name }));
      const names = async (after?: string) => (await store.groups.list({ after, limit: 2 })).map(({ name }) => name);
      expect(await names()).toEqual(['a', 'b']);
      expect(await names('b')).toEqual(['c']);
      expect((await store.groups.getMany(['c', 'a', 'nothing'])).map(({ name }) => name)).toEqual(['a', 'c']);
      expect(await store.groups.getMany([])).toEqual([]);
    });

    test('have members, each once', async () => {
      await store.groups.add(aGroup('g'));
      await store.members.add(aMember('bob'));
      await race(() => store.groups.addMember('g', 'bob'));
      expect(await store.groups.memberIds('g')).toEqual(['bob']);
      const bobs = [{ groupId: 'g', memberId: 'bob' }];
      expect(await store.groups.memberships({ groupIds: ['g', 'h'] })).toEqual(bobs);
      expect(await store.groups.memberships({ memberIds: ['bob', 'chief'] })).toEqual(bobs);
      expect(await store.groups.memberships({ memberIds: ['chief'] })).toEqual([]);
      expect(await store.groups.memberships({ groupIds: [] })).toEqual([]);
      await expect(store.groups.addMember('g', 'nobody')).rejects.toThrow();
      await store.groups.removeMember('g', 'bob');
      expect(await store.groups.memberIds('g')).toEqual([]);
    });

    test('are replaced by whoever has seen what is there, and by one of many', async () => {
      await store.groups.add(aGroup('g'));
      const answers = await race((caller) => store.groups.update('g', { description: `by ${caller}` }, 1));
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'changed')).toHaveLength(callers - 1);
      expect(await store.groups.get('g')).toMatchObject({ description: 'by 0', version: 2 });
      await store.members.add(aMember('bob'));
      expect(await store.members.setRole('bob', 'admin', 1)).toBe('done');
      expect(await store.members.setRole('bob', 'admin', 1)).toBe('changed');
      expect((await store.members.get('bob'))?.version).toBe(2);
    });

    test('have grants whose versions are never given twice', async () => {
      await store.groups.add(aGroup('g'));
      await store.connections.add(aConnection('c'), aCredential('c'));
      const set = (scopes: ScopeKey[], seen?: number) => store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes }, seen);
      const now = async () => (await store.groups.grantsOf('g'))[0]?.version ?? 0;
      expect((await race(() => set(['tags:read'], 0))).filter((answer) => answer === 'done')).toHaveLength(1);
      const first = await now();
      expect(await set(['tags:read', 'contacts:read'], first)).toBe('done');
      expect(await set(['tags:read', 'users:read'], first)).toBe('changed');
      expect(await set([], await now())).toBe('done');
      expect(await set(['contacts:read'])).toBe('done');
      expect(await now()).toBeGreaterThan(first + 1);
      expect(await set(['tags:read'], first)).toBe('changed');
      expect((await store.groups.grants()).map(({ scopes }) => scopes)).toEqual([['contacts:read']]);
    });

    test('have grants, each replaced as a whole', async () => {
      await store.groups.add(aGroup('g'));
      await store.groups.add(aGroup('h'));
      await store.connections.add(aConnection('c'), aCredential('c'));
      await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['contacts:read', 'contacts:write', 'contacts:read'] });
      await store.groups.setGrant({ groupId: 'h', connectionId: 'c', scopes: ['users:read'] });
      expect(await store.groups.grantsOf('g')).toMatchObject([
        { groupId: 'g', connectionId: 'c', scopes: ['contacts:read', 'contacts:write'] },
      ]);
      await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['tags:read'] });
      expect((await store.groups.grants()).map((grant) => grant.scopes)).toEqual([['tags:read'], ['users:read']]);
      expect((await store.groups.grants({ groupIds: ['h'] })).map(({ groupId }) => groupId)).toEqual(['h']);
      expect((await store.groups.grants({ connectionIds: ['c'] })).map(({ groupId }) => groupId)).toEqual(['g', 'h']);
      expect(await store.groups.grants({ connectionIds: ['d'] })).toEqual([]);
      expect(await store.groups.grants({ groupIds: [] })).toEqual([]);
      await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: [] });
      await store.groups.removeGrant('h', 'c');
      expect(await store.groups.grants()).toEqual([]);
    });

    test('have no scope that this version does not know', async () => {
      await store.groups.add(aGroup('g'));
      await store.connections.add(aConnection('c'), aCredential('c'));
      await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['contacts:read', 'gone:write' as ScopeKey] });
      expect((await store.groups.grantsOf('g')).map((grant) => grant.scopes)).toEqual([['contacts:read']]);
    });

    test('take their keys and grants with them', async () => {
      await store.groups.add(aGroup('g'));
      await store.connections.add(aConnection('c'), aCredential('c'));
      await store.groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['contacts:read'] });
      await store.keys.add(aKey('k', 'g'));
      expect(await store.groups.remove('g')).toBe(true);
      expect(await store.groups.remove('g')).toBe(false);
      expect(await store.keys.findByHash('hash of k')).toBeUndefined();
      expect(await store.groups.grants()).toEqual([]);
    });
  });

  describe('keys', () => {
    test('are found by their hash until they are revoked, once', async () => {
      await store.groups.add(aGroup('g'));
      const key = aKey('k', 'g');
      await store.keys.add(key);
      await expect(store.keys.add(aKey('twin', 'g', { hash: key.hash }))).rejects.toThrow();
      await expect(store.keys.add(aKey('stray', 'no group'))).rejects.toThrow();
      await race((caller) => store.keys.noteUse('k', 7 + caller, 60));
      expect(await store.keys.findByHash(key.hash)).toEqual({ ...key, lastUsedAt: 7 });
      expect(await store.keys.liveIds('g')).toEqual(['k']);
      await store.keys.noteUse('k', 66, 60);
      expect((await store.keys.get('k'))?.lastUsedAt).toBe(7);
      await store.keys.noteUse('k', 67, 60);
      expect((await store.keys.get('k'))?.lastUsedAt).toBe(67);
      expect(winners(await race((caller) => store.keys.revoke('k', 10 + caller)))).toHaveLength(1);
      expect(await store.keys.findByHash(key.hash)).toBeUndefined();
      expect(await store.keys.liveIds('g')).toEqual([]);
      expect(await store.keys.get('k')).toEqual({ ...key, lastUsedAt: 67, revokedAt: 10 });
    });

    test('are listed in pages, the newest first, and by who may see them', async () => {
      await store.members.add(aMember('bob'));
      for (const id of ['g', 'h']) await store.groups.add(aGroup(id));
      await store.groups.addMember('h', 'bob');
      for (const [id, groupId, createdAt] of [
        ['a', 'g', 1],
        ['b', 'h', 2],
        ['c', 'h', 2],
      ] as const) {
        await store.keys.add(aKey(id, groupId, { createdAt, createdBy: 'bob' }));
      }
      const ids = async (...input: Parameters<typeof store.keys.list>) => (await store.keys.list(...input)).map(({ id }) => id);
      expect(await ids({}, { limit: 2 })).toEqual(['c', 'b']);
      expect(await ids({}, { after: { createdAt: 2, id: 'b' }, limit: 2 })).toEqual(['a']);
      expect(await ids({ memberId: 'bob' })).toEqual(['c', 'b']);
      expect(await ids({ groupId: 'g' })).toEqual(['a']);
      expect(await ids({ groupId: 'g', memberId: 'bob' })).toEqual([]);
      await store.keys.revoke('c', 5);
      expect((await store.keys.countLive(['g', 'h', 'i'])).sort((one, other) => one.groupId.localeCompare(other.groupId))).toEqual([
        { groupId: 'g', count: 1 },
        { groupId: 'h', count: 1 },
      ]);
      expect(await store.keys.countLive([])).toEqual([]);
      const [listed] = await store.keys.list({ groupId: 'g' });
      expect(listed).toMatchObject({ groupName: 'Group g', creatorName: 'bob', revokedAt: null });
      expect(listed).not.toHaveProperty('hash');
    });

    test('outlive whoever made them', async () => {
      await store.groups.add(aGroup('g'));
      await store.keys.add(aKey('k', 'g', { createdBy: 'somebody gone' }));
      expect(await store.keys.list()).toMatchObject([{ id: 'k', creatorName: null }]);
    });
  });

  describe('OAuth states', () => {
    const aState = (stateHash: string, expiresAt: number) => ({
      stateHash,
      browserHash: 'b',
      memberId: 'm',
      redirectUri: 'https://gate.example.com/api/oauth-callback/intercom',
      connectionName: null,
      target: 'sandbox' as const,
      replace: 'nothing' as const,
      expiresAt,
    });

    test('are taken by one caller, and not after their time', async () => {
      await store.oauthStates.add(aState('s', 100));
      await store.oauthStates.add(aState('late', 50));
      expect(winners(await race(() => store.oauthStates.take('s', 99)))).toEqual([aState('s', 100)]);
      expect(await store.oauthStates.take('late', 49)).toBeUndefined();
    });
  });

  connectionSuite(() => store);
  policySuite(() => store);
  recordSuite(() => store);
  journalSuite(() => store);

  test('answers whether it can be asked', async () => {
    await store.tryDisk();
  });

  test('every method of every port is called by this suite', () => {
    expect(calls.uncalled(store)).toEqual([]);
  });
}
