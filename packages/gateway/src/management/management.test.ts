import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { MemberPrincipal } from '../access/principal.ts';
import { GatewayError } from '../errors.ts';
import { aConnection, aCredential } from '../store/testing/rows.ts';
import { startWorld, type World } from '../surfaces/console/testing/world.ts';
import type { Caller } from './handler.ts';
import { type ManagementInput, type ManagementName, type ManagementOutput, management } from './index.ts';

let w: World;
let ada: MemberPrincipal;
let cleo: MemberPrincipal;
beforeEach(async () => {
  w = await startWorld();
  onTestFinished(() => w.close());
  ada = await w.member('Ada', 'admin');
  cleo = await w.member('Cleo', 'member');
});

const caller = (principal: MemberPrincipal | null, origin?: string): Caller => ({
  principal,
  requestId: randomUUID(),
  headers: new Headers(),
  origin,
});

async function run<N extends ManagementName>(as: MemberPrincipal | null, name: N, input: ManagementInput<N>): Promise<ManagementOutput<N>> {
  const { output } = await w.management.run(name, caller(as), async () => input);
  return management[name].output.parse(output) as ManagementOutput<N>;
}

async function refusal(attempt: Promise<unknown>): Promise<GatewayError> {
  const error = await attempt.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof GatewayError) return error;
  throw error ?? new Error('was not refused');
}

const trail = async () =>
  (await w.audit()).map(({ event, outcome, errorCode, actorName }) => [event, outcome, errorCode, actorName]).reverse();

describe('who may', () => {
  const everything = Object.entries(management) as [ManagementName, (typeof management)[ManagementName]][];
  const unread = async () => expect.unreachable('what somebody unknown sends is not even read');

  test.each(everything.filter(([, { access }]) => access === 'admin'))('%s: administrators only', async (name, { audit }) => {
    const before = await w.state();
    expect((await refusal(w.management.run(name, caller(null), unread))).code).toBe('session_missing');
    expect((await refusal(w.management.run(name, caller(cleo), async () => ({})))).code).toBe('admin_needed');
    expect(await w.state()).toBe(before);
    // Refused attempts of somebody known are told; of somebody unknown there could be any number.
    expect(await trail()).toEqual(audit ? [[audit.event, 'denied', 'admin_needed', 'Cleo']] : []);
  });

  test.each(everything.filter(([, { access }]) => access === 'member'))('%s: members only', async (name) => {
    expect((await refusal(w.management.run(name, caller(null), unread))).code).toBe('session_missing');
    expect(await trail()).toEqual([]);
  });

  test('a member sees, makes and revokes keys of their own groups only', async () => {
    const own = await run(ada, 'groups.create', { name: 'Own' });
    const other = await run(ada, 'groups.create', { name: 'Other' });
    await run(ada, 'groups.add_member', { id: own.id, memberId: cleo.id });
    const foreign = await run(ada, 'keys.create', { groupId: other.id, name: 'foreign' });
    const mine = await run(cleo, 'keys.create', { groupId: own.id, name: 'mine' });
    expect(mine.key).toMatchObject({ groupName: 'Own', createdBy: 'Cleo' });
    expect((await run(cleo, 'keys.list', {})).keys.map(({ name }) => name)).toEqual(['mine']);
    expect((await run(ada, 'keys.list', {})).keys.map(({ name }) => name).sort()).toEqual(['foreign', 'mine']);

    const absent = await refusal(run(cleo, 'keys.create', { groupId: 'nowhere', name: 'a' }));
    const withheld = await refusal(run(cleo, 'keys.create', { groupId: other.id, name: 'a' }));
    expect([withheld.code, withheld.details]).toEqual([absent.code, absent.details]);
    expect((await refusal(run(cleo, 'keys.revoke', { id: foreign.key.id }))).code).toBe('not_found');
    await run(cleo, 'keys.revoke', { id: mine.key.id });
    await run(ada, 'groups.remove_member', { id: own.id, memberId: cleo.id });
    expect((await run(cleo, 'keys.list', {})).keys).toEqual([]);
    expect((await refusal(run(cleo, 'keys.create', { groupId: own.id, name: 'a' }))).code).toBe('not_found');
  });

  test('the secret of a key is in one answer and nowhere else', async () => {
    const group = await run(ada, 'groups.create', { name: 'Support' });
    const { secret, key } = await run(ada, 'keys.create', { groupId: group.id, name: 'CI' });
    expect(JSON.stringify([await run(ada, 'keys.list', {}), await w.audit(), await w.state()])).not.toContain(secret);
    expect(Object.keys(key)).not.toContain('hash');
  });
});

describe('the audit', () => {
  test('tells who did what to what, in words that outlive the thing', async () => {
    const group = await run(ada, 'groups.create', { name: 'Support' });
    await run(ada, 'groups.update', { id: group.id, name: 'Care' });
    await run(ada, 'groups.add_member', { id: group.id, memberId: cleo.id });
    await run(ada, 'members.set_role', { id: cleo.id, role: 'admin' });
    await run(ada, 'members.remove', { id: cleo.id });
    const { key } = await run(ada, 'keys.create', { groupId: group.id, name: 'CI' });
    await run(ada, 'keys.revoke', { id: key.id });
    await run(ada, 'groups.remove', { id: group.id });
    const { rows } = await run(ada, 'activity.list', {});
    const targets = Object.fromEntries(rows.map(({ event, target }) => [event, target]));
    expect(targets).toMatchObject({ 'group.member_added': 'Cleo@example.com', 'member.removed': 'Cleo@example.com', 'key.revoked': 'CI' });
    const changes = rows.filter(({ event }) => !event.startsWith('key.'));
    expect(changes.map(({ event, groupName, explanation }) => [event, groupName, explanation]).reverse()).toEqual([
      ['group.created', null, null],
      ['group.updated', 'Support', 'Renamed from "Support" to "Care".'],
      ['group.member_added', 'Care', 'Cleo is in "Care".'],
      ['member.role_set', null, 'Cleo is an administrator.'],
      ['member.removed', null, 'Removed Cleo (Cleo@example.com).'],
      ['group.removed', 'Care', 'Removed "Care": its keys and grants are gone.'],
    ]);
    expect(
      rows.every(
        ({ outcome, surface, status, durationMs }) => outcome === 'ok' && surface === 'console' && status === 200 && durationMs !== null,
      ),
    ).toBe(true);
  });

  test('tells what was refused and what failed', async () => {
    await run(ada, 'groups.create', { name: 'Support' });
    await refusal(run(ada, 'groups.create', { name: 'Support' }));
    await refusal(run(ada, 'connections.add_token', { accessToken: 'dG9rOmNhbmFyeQ==' }));
    await refusal(run(cleo, 'groups.create', { name: 'Mine' }));
    expect(await trail()).toEqual([
      ['group.created', 'ok', null, 'Ada'],
      ['group.created', 'failed', 'conflict', 'Ada'],
      ['connection.added', 'failed', 'token_invalid', 'Ada'],
      ['group.created', 'denied', 'admin_needed', 'Cleo'],
    ]);
    expect(JSON.stringify(await w.audit())).not.toContain('dG9rOmNhbmFyeQ');
  });

  test('an input that does not fit is no change, and is not told', async () => {
    await refusal(run(ada, 'groups.create', { name: '' }));
    expect(await trail()).toEqual([]);
  });

  test('what cannot be written down is not done', async () => {
    const { db } = w.store.database;
    await sql`create trigger full before insert on audit begin select raise(abort, 'disk is full'); end`.execute(db);
    const before = await w.state();
    for (const attempt of [
      run(ada, 'groups.create', { name: 'Support' }),
      run(ada, 'connections.add_token', { accessToken: w.sandbox.mintToken() }),
      run(cleo, 'groups.create', { name: 'Mine' }),
    ]) {
      expect((await refusal(attempt)).code).toBe('storage_failed');
    }
    expect(await w.state()).toBe(before);
    expect(w.sandbox.requests()).toEqual([]);
    await sql`drop trigger full`.execute(db);
    await run(ada, 'groups.create', { name: 'Support' });
  });

  test('a change whose end cannot be written down is called unknown', async () => {
    await sql`create trigger full before update on audit begin select raise(abort, 'disk is full'); end`.execute(w.store.database.db);
    const error = await refusal(run(ada, 'groups.create', { name: 'Support' }));
    expect([error.code, error.retry]).toEqual(['outcome_unknown', 'check']);
    expect((await w.audit())[0]).toMatchObject({ event: 'group.created', outcome: 'pending' });
  });

  test('pages through, newest first, and filters', async () => {
    for (const name of ['one', 'two', 'three']) await run(ada, 'groups.create', { name });
    const first = await run(ada, 'activity.list', { limit: 2 });
    expect(first.rows.map(({ target }) => target)).toEqual(['three', 'two']);
    const second = await run(ada, 'activity.list', { limit: 2, before: first.nextBefore ?? 0 });
    expect([second.rows.map(({ target }) => target), second.nextBefore]).toEqual([['one'], null]);
    expect((await run(ada, 'activity.list', { outcome: 'denied' })).rows).toEqual([]);
    expect((await run(ada, 'activity.list', { actorId: ada.id, limit: 1 })).rows).toHaveLength(1);
  });
});

describe('lists', () => {
  /** Every row of a list, read in pages of two. */
  async function inPages<Answer extends { nextAfter: string | null }>(
    read: (page: { limit: number; after?: string }) => Promise<Answer>,
  ): Promise<Answer[]> {
    const pages = [await read({ limit: 2 })];
    for (let after = pages[0]?.nextAfter; after; after = pages.at(-1)?.nextAfter) pages.push(await read({ limit: 2, after }));
    return pages;
  }

  test('come in pages, each row once, with all that it shows', async () => {
    const names = ['a', 'b', 'c'];
    for (const name of names) await w.member(name, 'member');
    const groups = [];
    for (const name of names) groups.push(await run(ada, 'groups.create', { name }));
    for (const { id, name } of groups) {
      await run(ada, 'groups.add_member', { id, memberId: cleo.id });
      await run(ada, 'keys.create', { groupId: id, name });
    }
    const listed = await inPages((page) => run(ada, 'groups.list', page));
    expect(listed.map((page) => page.groups.map(({ name, memberIds, keyCount }) => [name, memberIds, keyCount]))).toEqual([
      [
        ['a', [cleo.id], 1],
        ['b', [cleo.id], 1],
      ],
      [['c', [cleo.id], 1]],
    ]);
    const members = await inPages((page) => run(cleo, 'members.list', page));
    expect(members.map((page) => page.members.length)).toEqual([2, 2, 1]);
    expect(new Set(members.flatMap((page) => page.members.map(({ id }) => id))).size).toBe(5);
    const keys = await inPages((page) => run(cleo, 'keys.list', page));
    expect(keys.map((page) => page.keys.length)).toEqual([2, 1]);
    expect(keys.flatMap((page) => page.keys.map(({ name }) => name)).sort()).toEqual(names);
    expect((await run(ada, 'keys.list', { groupId: groups[1]?.id })).keys.map(({ name }) => name)).toEqual(['b']);
  });

  test('connections come in pages too', async () => {
    for (const id of ['a', 'b', 'c']) await w.store.connections.add(aConnection(id), aCredential(id));
    const pages = await inPages((page) => run(cleo, 'connections.list', page));
    expect(pages.map((page) => page.connections.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  test('open invitations stand on the first page', async () => {
    await run(ada, 'members.invite', {});
    const pages = await inPages((page) => run(ada, 'members.list', { ...page, limit: 1 }));
    expect(pages.map(({ invitations }) => invitations.length)).toEqual([1, 0]);
  });

  test.each(['members.list', 'keys.list'] as const)('%s refuses a place that is none', async (name) => {
    expect((await refusal(run(ada, name, { after: 'nowhere' }))).details).toMatchObject({ field: 'after' });
  });
});

test('a change of policy holds before it is acknowledged', async () => {
  const group = await run(ada, 'groups.create', { name: 'Support' });
  const connection = await run(ada, 'connections.add_token', { accessToken: w.sandbox.mintToken() });
  const principal = { kind: 'key', id: 'k', name: 'CI', groupId: group.id } as const;
  const scopes = async () => [...((await w.access.policyOf(principal)).connections[0]?.scopes ?? [])];
  expect(await scopes()).toEqual([]);
  await run(ada, 'groups.set_grant', { id: group.id, connectionId: connection.id, scopes: ['contacts:read', 'contacts:read'] });
  expect(await scopes()).toEqual(['contacts:read']);
  await run(ada, 'groups.update', { id: group.id, name: 'Care' });
  expect((await w.access.policyOf(principal)).groupName).toBe('Care');
  await run(ada, 'connections.remove', { id: connection.id });
  expect(await scopes()).toEqual([]);
});

test('nobody fills the disk by failing to sign in', async () => {
  const attempt = () =>
    refusal(
      w.management.run('invitations.accept', caller(null, '10.0.0.9'), async () => ({
        token: 'x',
        name: 'x',
        email: 'x@example.com',
        password: 'x'.repeat(12),
      })),
    );
  for (let count = 0; count < 30; count += 1) expect((await attempt()).code).toBe('invitation_invalid');
  const error = await attempt();
  expect([error.code, error.details.retryAfterMs]).toEqual(['rate_limited', expect.any(Number)]);
  expect(await w.audit()).toHaveLength(30);
  w.putForward(60_000);
  expect((await attempt()).code).toBe('invitation_invalid');
});

test('every scope is listed with the operations and the permissions behind it', async () => {
  const { scopes } = await run(cleo, 'scopes.list', {});
  expect(scopes.filter(({ ours }) => !ours)).toHaveLength(39);
  expect(scopes.find(({ key }) => key === 'contacts:read')).toMatchObject({
    description: 'Read and list users and companies',
    access: 'Read only',
    operations: expect.arrayContaining([expect.objectContaining({ name: 'contacts.search', effect: 'read' })]),
    permissions: expect.arrayContaining(['Read and list users and companies']),
  });
  // No permission of the app stands for an address that no operation has: Intercom judges each by its own.
  expect(scopes.filter(({ permissions }) => permissions.length === 0).map(({ key }) => key)).toEqual(['raw_requests:write']);
});
