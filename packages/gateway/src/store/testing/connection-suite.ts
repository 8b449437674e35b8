import { describe, expect, test } from 'vitest';
import type { SealedValue, Store } from '../ports.ts';
import { aConnection, aCredential, aGroup, anAuditEntry, anIntent, anOauthApp, anOutcome } from './rows.ts';
import { race, winners } from './suites.ts';

/** Connections, and all that is sealed. */
export function connectionSuite(open: () => Store): void {
  describe('what is sealed', () => {
    const collect = async (beginnings: readonly string[]) => {
      const found: SealedValue[] = [];
      for await (const value of open().sealed.otherThan(beginnings)) found.push(value);
      return found;
    };

    test('is found by how it begins, wherever it lies, and replaced where it is still the same', async () => {
      await open().organisation.get(1);
      await open().organisation.writeKeyCheck('old check');
      for (const id of ['a', 'b']) {
        await open().connections.add(aConnection(id, { origin: 'eu' }), {
          connectionId: id,
          version: 3,
          sealed: `${id === 'a' ? 'old' : 'new'} ${id}`,
        });
      }
      await open().oauthApp.set(anOauthApp('app', { sealed: 'old app' }));
      const writes = Array.from({ length: 45 }, (_, index) => anIntent(`w${index}`, { request: index === 7 ? 'new 7' : `old ${index}` }));
      for (const write of writes) await open().journal.intend(anAuditEntry(write.auditId, { effect: 'create' }), write);
      expect(await collect(['old', 'new'])).toEqual([]);
      const found = await collect(['new', 'never']);
      expect(found).toHaveLength(47);
      expect(found[0]).toEqual({ kind: 'credential', connectionId: 'a', origin: 'eu', version: 3, sealed: 'old a' });
      expect(found[1]).toEqual({ kind: 'app', clientId: 'app', origin: 'eu', sealed: 'old app' });
      expect(found).toContainEqual({ kind: 'record', connectionId: 'connection', entryId: 'w44', field: 'request', sealed: 'old 44' });
      expect(found.at(-1)).toEqual({ kind: 'key_check', sealed: 'old check' });

      const replaced = await open().sealed.replace(['new'], ({ sealed }) =>
        sealed === 'old 3' ? undefined : sealed === 'old 4' ? null : sealed.replace('old', 'new'),
      );
      expect(replaced).toBe(46);
      expect((await open().oauthApp.get())?.sealed).toBe('new app');
      expect((await collect(['new'])).map(({ sealed }) => sealed)).toEqual(['old 3']);
      expect((await open().journal.get('w4'))?.request).toBeNull();
      expect((await open().connections.readCredential('a'))?.sealed).toBe('new a');
      expect(await open().organisation.readKeyCheck()).toBe('new check');
      await expect(open().sealed.replace(['x'], () => null)).rejects.toThrow('only a record');
    });

    test('is forgotten for good, and connections wait to be connected again', async () => {
      await open().organisation.get(1);
      await open().organisation.writeKeyCheck('check');
      await open().connections.add(aConnection('a'), aCredential('a'));
      await open().oauthApp.set(anOauthApp('app'));
      const write = anIntent('w', { connectionId: 'a', request: 'asked' });
      await open().journal.intend(anAuditEntry(write.auditId, { effect: 'create' }), write);
      await open().journal.settle(write, anOutcome({ outcome: 'unknown' }), 2);
      expect(await open().sealed.forgetAll('lost')).toEqual({ credentials: 1, records: 1 });
      expect(await collect(['nothing'])).toEqual([]);
      expect(await open().organisation.readKeyCheck()).toBeNull();
      expect(await open().connections.get('a')).toEqual(aConnection('a', { state: 'reconnect_required', problem: 'lost' }));
      expect(await open().journal.get('w')).toMatchObject({ request: null, settlement: 'person' });
      expect(await open().sealed.forgetAll('lost')).toEqual({ credentials: 0, records: 0 });
    });
  });

  describe('the app of the organisation', () => {
    test('is one, with a version that is never given twice; of two who replace the same one, one does', async () => {
      const { oauthApp } = open();
      expect(await oauthApp.get()).toBeUndefined();
      expect(await oauthApp.set(anOauthApp('a'), 1)).toBe('changed');
      expect(await oauthApp.set(anOauthApp('a'), 0)).toBe('done');
      const first = (await oauthApp.get())?.version ?? 0;
      expect(await oauthApp.get()).toEqual({ ...anOauthApp('a'), version: first });
      const answers = await Promise.all(['b', 'c'].map((id) => oauthApp.set(anOauthApp(id), first)));
      expect(answers.sort()).toEqual(['changed', 'done']);
      const second = (await oauthApp.get())?.version ?? 0;
      expect(await oauthApp.remove()).toBe(true);
      expect(await oauthApp.remove()).toBe(false);
      expect(await oauthApp.set(anOauthApp('d'), second)).toBe('changed');
      expect(await oauthApp.set(anOauthApp('d'))).toBe('done');
      expect([first, second, (await oauthApp.get())?.version].sort()).toEqual(
        [...new Set([first, second, (await oauthApp.get())?.version])].sort(),
      );
    });

    test('what it wants beyond Intercom is remembered', async () => {
      await open().organisation.get(1);
      expect(await open().organisation.isExperimental()).toBe(false);
      await open().organisation.setExperimental(true);
      expect(await open().organisation.isExperimental()).toBe(true);
    });
  });

  describe('connections', () => {
    test('come with their credential or not at all, and once for a name and a workspace', async () => {
      const connection = aConnection('c');
      await open().connections.add(connection, aCredential('c'));
      expect(await open().connections.findByName('name-c')).toEqual(connection);
      expect(await open().connections.readCredential('c')).toEqual(aCredential('c'));
      for (const change of [{ name: connection.name }, { workspaceId: connection.workspaceId }]) {
        await expect(open().connections.add(aConnection('d', change), aCredential('d'))).rejects.toMatchObject({ code: 'conflict' });
      }
      await expect(open().connections.add(aConnection('e'), aCredential('c'))).rejects.toThrow();
      expect(await open().connections.list()).toEqual([connection]);
    });

    test('of the sandbox stand beside those of the same workspace elsewhere, and move when they are connected again', async () => {
      const { connections } = open();
      const outside = aConnection('c', { workspaceId: 'w', origin: 'eu' });
      const inside = aConnection('d', { workspaceId: 'w', origin: 'sandbox' });
      await connections.add(outside, aCredential('c'));
      await connections.add(inside, aCredential('d'));
      expect(await connections.list()).toEqual([outside, inside]);
      const again = aConnection('e', { workspaceId: 'w', origin: 'sandbox' });
      await expect(connections.add(again, aCredential('e'))).rejects.toMatchObject({ code: 'conflict' });
      await connections.remove('d');
      await connections.reconnect({ ...outside, origin: 'us' }, aCredential('c', 2));
      await connections.add(again, aCredential('e'));
      await connections.add(aConnection('f', { workspaceId: 'x', origin: null }), aCredential('f'));
      expect(await connections.adopt('f', 'sandbox', aCredential('f'), 'again')).toBe(true);
      await connections.add(aConnection('g', { workspaceId: 'x', origin: 'us' }), aCredential('g'));
    });

    test('have the teammate that somebody entered, until they take it away; connecting again leaves it', async () => {
      const nobody = { teammateId: null, teammateName: null };
      await open().connections.add(aConnection('c'), aCredential('c'));
      expect(await open().connections.setTeammate('c', { teammateId: '7', teammateName: 'Grace' })).toBe(true);
      const entered = await open().connections.get('c');
      expect(entered).toMatchObject({ teammateId: '7', teammateName: 'Grace' });
      await open().connections.reconnect(entered ?? aConnection('c'), aCredential('c', 2));
      expect(await open().connections.get('c')).toMatchObject({ teammateId: '7' });
      expect(await open().connections.setTeammate('c', nobody)).toBe(true);
      expect(await open().connections.get('c')).toMatchObject({ teammateId: null, teammateName: null });
      expect(await open().connections.setTeammate('nobody', nobody)).toBe(false);
    });

    test('have what answers have shown of permissions, the newest of each, until they are authorized anew or gone', async () => {
      const store = open().connections;
      for (const id of ['c', 'd']) await store.add(aConnection(id), aCredential(id));
      const seen = (connectionId: string, scope: string, granted: boolean, at: number) => ({
        connectionId,
        scope,
        operation: `list at ${at}`,
        granted,
        at,
      });
      await store.notePermission(seen('c', 'tags:read', true, 1));
      await store.notePermission(seen('c', 'tags:read', false, 2));
      await store.notePermission(seen('c', 'contacts:read', true, 3));
      await store.notePermission(seen('d', 'tags:read', true, 4));
      await store.notePermission(seen('gone', 'tags:read', true, 5));
      const all = async (...ids: string[]) => (await store.permissionsSeen(ids)).toSorted((one, other) => one.at - other.at);
      expect(await all('c', 'd', 'gone')).toEqual([
        seen('c', 'tags:read', false, 2),
        seen('c', 'contacts:read', true, 3),
        seen('d', 'tags:read', true, 4),
      ]);
      expect(await all()).toEqual([]);
      await store.reconnect(aConnection('c'), aCredential('c', 2));
      expect(await all('c', 'd')).toEqual([seen('d', 'tags:read', true, 4)]);
      await store.remove('d');
      expect(await all('d')).toEqual([]);
    });

    test('are listed in pages, by name', async () => {
      for (const id of ['c', 'a', 'b']) await open().connections.add(aConnection(id), aCredential(id));
      expect((await open().connections.list({ limit: 2 })).map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await open().connections.list({ after: 'name-b', limit: 2 })).map(({ id }) => id)).toEqual(['c']);
    });

    test('are called for authorizing again by one caller, and then work again with the new credential', async () => {
      const connection = aConnection('c');
      await open().connections.add(connection, aCredential('c'));
      const answers = await race((caller) => open().connections.requireReconnect('c', `problem ${caller}`));
      expect(winners(answers)).toHaveLength(1);
      expect(await open().connections.get('c')).toEqual({ ...connection, state: 'reconnect_required', problem: 'problem 0' });

      const again = { ...connection, adminName: 'Grace', connectedAt: 5 };
      await open().connections.reconnect({ ...again, state: 'reconnect_required', problem: 'old' }, aCredential('c', 2));
      expect(await open().connections.get('c')).toEqual(again);
      expect(await open().connections.readCredential('c')).toEqual(aCredential('c', 2));
      await open().connections.markChecked('c', 8);
      expect((await open().connections.get('c'))?.checkedAt).toBe(8);
    });

    test('get an origin once, with the credential that was read, and no other', async () => {
      const { connections } = open();
      await connections.add(aConnection('c', { origin: null }), aCredential('c'));
      expect(await connections.adopt('c', 'eu', aCredential('c', 9), 'of another')).toBe(false);
      expect(winners(await race((caller) => connections.adopt('c', 'eu', aCredential('c'), `sealed ${caller}`)))).toHaveLength(1);
      expect((await connections.get('c'))?.origin).toBe('eu');
      expect((await connections.readCredential('c'))?.sealed).toBe('sealed 0');
    });

    test('that are connected again at another Intercom leave what they wrote at the first', async () => {
      await open().connections.add(aConnection('c'), aCredential('c'));
      const write = anIntent('w', { connectionId: 'c', request: 'sealed' });
      await open().journal.intend(anAuditEntry('audit of w', { effect: 'create' }), write);
      await open().journal.settle(write, anOutcome({ outcome: 'unknown' }), 2);
      await open().connections.reconnect(aConnection('c'), aCredential('c', 2));
      expect(await open().journal.get('w')).toMatchObject({ request: 'sealed', settlement: null });
      await open().connections.reconnect(aConnection('c', { origin: 'sandbox' }), aCredential('c', 3));
      expect(await open().journal.get('w')).toMatchObject({ request: null, settlement: 'person' });
    });

    test('keep what groups had for whoever connects the same workspace again, who says what becomes of it', async () => {
      const { connections, groups } = open();
      for (const id of ['g', 'h', 'i']) await groups.add(aGroup(id));
      const connect = (id: string, origin: string | null = 'us') =>
        connections.add(aConnection(id, { workspaceId: 'ws', origin }), aCredential(id));
      await connect('c');
      await groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['tags:read'] });
      await groups.setGrant({ groupId: 'h', connectionId: 'c', scopes: ['contacts:read'] });
      await groups.setGrant({ groupId: 'i', connectionId: 'c', scopes: ['contacts:read'] });
      await connections.remove('c', { now: 0, grantsUntil: 100 });
      await groups.remove('i');
      // The same id at another Intercom is another workspace.
      await connect('elsewhere', 'eu');
      expect(await connections.keptGrants('elsewhere', 1)).toEqual([]);
      await connections.remove('elsewhere', { now: 0, grantsUntil: 100 });

      await connect('again');
      expect(await groups.grants()).toEqual([]);
      expect(await connections.keptGrants('again', 100)).toEqual([]);
      expect(await connections.keptGrants('again', 99)).toEqual([
        { groupId: 'g', scopes: ['tags:read'] },
        { groupId: 'h', scopes: ['contacts:read'] },
      ]);
      await groups.setGrant({ groupId: 'h', connectionId: 'again', scopes: ['users:read'] });
      expect(await connections.settleKeptGrants('again', true, 99)).toBe(1);
      expect((await groups.grants()).map(({ groupId, scopes }) => [groupId, scopes])).toEqual([
        ['g', ['tags:read']],
        ['h', ['users:read']],
      ]);
      expect(await connections.keptGrants('again', 1)).toEqual([]);
      expect(await connections.settleKeptGrants('again', true, 1)).toBe(0);
      await connections.remove('again', { now: 0, grantsUntil: 200 });
      await connect('late');
      expect(await connections.settleKeptGrants('late', true, 200)).toBe(0);
      expect(await groups.grants()).toEqual([]);
      await connections.remove('late');
      await connect('last');
      expect(await connections.keptGrants('last', 1)).toEqual([]);
    });

    test('that were removed are forgotten with credential and grants, and do not come back', async () => {
      await open().groups.add(aGroup('g'));
      await open().connections.add(aConnection('c'), aCredential('c'));
      await open().groups.setGrant({ groupId: 'g', connectionId: 'c', scopes: ['contacts:read'] });
      expect(winners(await race(() => open().connections.remove('c')))).toHaveLength(1);
      expect(await open().connections.readCredential('c')).toBeUndefined();
      expect(await open().groups.grants()).toEqual([]);
      await expect(open().connections.reconnect(aConnection('c'), aCredential('c', 2))).rejects.toMatchObject({
        code: 'connection_unknown',
      });
      expect(await open().connections.readCredential('c')).toBeUndefined();
    });
  });
}
