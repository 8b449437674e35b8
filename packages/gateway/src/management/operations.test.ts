import { randomUUID } from 'node:crypto';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { MemberPrincipal } from '../access/principal.ts';
import { anAuditEntry, anIntent, anOutcome } from '../store/testing/rows.ts';
import type { Role } from '../store/words.ts';
import { password, startWorld, type World } from '../surfaces/console/testing/world.ts';
import type { Done } from './handler.ts';
import { type ManagementInput, type ManagementName, type ManagementOutput, management } from './index.ts';

const from = { origin: undefined, surface: 'rest', requestId: 'r' } as const;
let w: World;
let ada: MemberPrincipal;
let cleo: MemberPrincipal;
beforeEach(async () => {
  w = await startWorld();
  onTestFinished(() => w.close());
  ada = await w.member('Ada', 'admin');
  cleo = await w.member('Cleo', 'member');
});

async function run<N extends ManagementName>(
  name: N,
  input: ManagementInput<N>,
  { as = ada, cookie }: { as?: MemberPrincipal | null; cookie?: string | undefined } = {},
): Promise<Done<ManagementOutput<N>>> {
  const headers = new Headers(cookie === undefined ? {} : { cookie });
  const before = await shown();
  const done = await w.management.run(name, { principal: as, requestId: randomUUID(), headers, origin: undefined }, async () => input);
  // The console reads again what the facts say, and nothing else.
  const after = await shown();
  const stale = Object.keys(after).filter((resource) => after[resource] !== before[resource]);
  expect([name, stale.filter((resource) => !management[name].changes.includes(resource))]).toEqual([name, []]);
  return { ...done, output: management[name].output.parse(done.output) as ManagementOutput<N> };
}

const readable = Object.values(management).filter(
  ({ name, audit, resource }) => audit === false && resource !== 'activity' && !['invitations.look', 'resets.look'].includes(name),
);

/** What an administrator sees of each resource. */
async function shown(): Promise<Readonly<Record<string, string>>> {
  const asked = { principal: ada, requestId: 'read', headers: new Headers(), origin: undefined };
  const outputs = readable.map(async ({ name, resource }) => [
    resource,
    JSON.stringify((await w.management.run(name, asked, async () => ({}))).output),
  ]);
  return Object.fromEntries(await Promise.all(outputs));
}

const output = async <N extends ManagementName>(name: N, input: ManagementInput<N>, as: MemberPrincipal = ada) =>
  (await run(name, input, { as })).output;
const firstCookie = ({ cookies }: Done<unknown>): string | undefined => cookies?.[0]?.split(';')[0];

const aGroup = () => output('groups.create', { name: 'Support' });
const aConnection = () => output('connections.add_token', { accessToken: w.sandbox.mintToken(), name: 'acme' });
const aToken = async (role: Role = 'member') => (await output('members.invite', { role })).url.split('/').at(-1) ?? '';
const dan = { name: 'Dan', email: 'dan@example.com', password };
async function anUnknownWrite(id = 'write'): Promise<string> {
  await w.store.journal.intend(anAuditEntry(`audit of ${id}`), anIntent(id, { target: '512' }));
  await w.store.journal.settle({ id, auditId: `audit of ${id}` }, anOutcome({ outcome: 'unknown' }), 3);
  return id;
}
const aResetToken = async () => {
  await run('invitations.accept', { token: await aToken(), ...dan }, { as: null });
  return w.resetToken(dan.email);
};
const openInvitations = async () => (await output('members.list', {})).invitations;

/** What the audit says that a change is about; nothing where an operation changes nothing. */
interface About {
  readonly target?: string;
  readonly groupName?: string;
  readonly connectionName?: string;
}

/** Every operation is carried out once, its effect seen, and what it is about told. Without its case a new one does not compile. */
const cases: { readonly [N in ManagementName]: () => Promise<About | undefined> } = {
  'setup.read': async () => {
    expect((await run('setup.read', {}, { as: null })).output).toMatchObject({
      claimed: true,
      claimHeld: false,
      support: null,
      intercom: { app: 'instance', sandbox: false, regions: [] },
    });
    return undefined;
  },
  'session.create': async () => {
    await run('invitations.accept', { token: await aToken(), ...dan }, { as: null });
    const done = await run('session.create', { email: dan.email, password }, { as: null });
    expect(await w.people.verify(new Headers({ cookie: firstCookie(done) ?? '' }))).toMatchObject({ name: 'Dan' });
    return { target: dan.email };
  },
  'session.read': async () => {
    expect(await output('session.read', {}, cleo)).toMatchObject({ member: { name: 'Cleo', role: 'member' } });
    return undefined;
  },
  'session.end': async () => {
    const cookie = firstCookie(await run('invitations.accept', { token: await aToken(), ...dan }, { as: null })) ?? '';
    await w.people.verify(new Headers({ cookie }));
    await run('session.end', {}, { cookie });
    await expect(w.people.verify(new Headers({ cookie }))).rejects.toMatchObject({ code: 'session_missing' });
    return {};
  },
  'scopes.list': async () => {
    const { scopes, presets } = await output('scopes.list', {}, cleo);
    expect(scopes.map(({ key }) => key)).toContain('contacts:read');
    expect(presets.map(({ id }) => id)).toContain('example');
    return undefined;
  },
  'scopes.permissions': async () => {
    const { tiers, permissions } = await output('scopes.permissions', {}, cleo);
    expect(permissions.find(({ key }) => key === 'read_events')).toMatchObject({ label: 'Read events', topics: ['event.created'] });
    expect(new Set(permissions.map(({ tier }) => tier))).toEqual(new Set(tiers.map(({ key }) => key)));
    return undefined;
  },
  'oauth_app.read': async () => {
    expect(await output('oauth_app.read', {})).toEqual({ app: null });
    return undefined;
  },
  'oauth_app.set': async () => {
    const { clientId, clientSecret } = w;
    const done = await run('oauth_app.set', { clientId, clientSecret, region: 'eu', version: 0 });
    expect(done.output.app).toMatchObject({ clientId, region: 'eu', elsewhere: false });
    expect(JSON.stringify(done)).not.toContain(clientSecret);
    expect(await output('oauth_app.read', {})).toEqual(done.output);
    expect((await output('setup.read', {})).intercom.app).toBe('organisation');
    return { target: clientId };
  },
  'oauth_app.remove': async () => {
    const { clientId, clientSecret } = w;
    await expect(run('oauth_app.remove', {})).rejects.toMatchObject({ code: 'not_found' });
    await run('oauth_app.set', { clientId, clientSecret });
    await run('oauth_app.remove', {});
    expect((await output('setup.read', {})).intercom.app).toBe('instance');
    return {};
  },
  'experimental.read': async () => {
    const { on, byEnvironment, operations } = await output('experimental.read', {}, cleo);
    expect([on, byEnvironment]).toEqual([false, false]);
    expect(operations.map(({ name }) => name)).toContain('identity_verification_secrets.list');
    return undefined;
  },
  'experimental.set': async () => {
    const secrets = async () =>
      (await output('scopes.list', {})).scopes.find(({ key }) => key === 'identity_verification_secrets:read')?.operations.length;
    expect(await secrets()).toBe(0);
    expect((await output('experimental.set', { on: true })).on).toBe(true);
    expect(await secrets()).toBeGreaterThan(0);
    expect((await output('experimental.set', { on: false })).on).toBe(false);
    expect(await secrets()).toBe(0);
    return {};
  },
  'members.list': async () => {
    const { id } = await aGroup();
    await output('groups.add_member', { id, memberId: cleo.id });
    const { members } = await output('members.list', {}, cleo);
    expect(members.map(({ name, groupIds }) => [name, groupIds]).sort()).toEqual([
      ['Ada', []],
      ['Cleo', [id]],
    ]);
    return undefined;
  },
  'members.invite': async () => {
    const { invitation, url } = await output('members.invite', { role: 'admin', note: 'for Dan' });
    expect(url).toMatch(/\/join\/invite_/);
    expect(await openInvitations()).toEqual([invitation]);
    return {};
  },
  'members.set_role': async () => {
    await output('members.set_role', { id: cleo.id, role: 'admin' });
    expect(await w.store.members.get(cleo.id)).toMatchObject({ role: 'admin' });
    return { target: 'Cleo@example.com' };
  },
  'members.remove': async () => {
    await output('members.remove', { id: cleo.id });
    expect(await w.store.members.get(cleo.id)).toBeUndefined();
    return { target: 'Cleo@example.com' };
  },
  'invitations.look': async () => {
    const token = await aToken('admin');
    expect((await run('invitations.look', { token }, { as: null })).output).toMatchObject({ role: 'admin', claim: false });
    expect(await openInvitations()).toHaveLength(1);
    return undefined;
  },
  'invitations.accept': async () => {
    const done = await run('invitations.accept', { token: await aToken(), ...dan }, { as: null });
    expect(await w.people.verify(new Headers({ cookie: firstCookie(done) ?? '' }))).toMatchObject({ name: 'Dan', role: 'member' });
    expect(await openInvitations()).toEqual([]);
    return { target: dan.email };
  },
  'resets.look': async () => {
    const token = await aResetToken();
    const who = { name: 'Dan', email: dan.email, organisation: 'My organisation' };
    for (const _ of [1, 2]) expect((await run('resets.look', { token }, { as: null })).output).toEqual(who);
    return undefined;
  },
  'resets.accept': async () => {
    const token = await aResetToken();
    const before = firstCookie(await run('session.create', { email: dan.email, password }, { as: null })) ?? '';
    const done = await run('resets.accept', { token, password: 'a new horse for the battery' }, { as: null });
    await expect(w.people.verify(new Headers({ cookie: before }))).rejects.toMatchObject({ code: 'session_missing' });
    expect(await w.people.verify(new Headers({ cookie: firstCookie(done) ?? '' }))).toMatchObject({ name: 'Dan' });
    await expect(run('session.create', { email: dan.email, password }, { as: null })).rejects.toMatchObject({ code: 'sign_in_refused' });
    await expect(run('resets.look', { token }, { as: null })).rejects.toMatchObject({ code: 'reset_invalid' });
    return {};
  },
  'invitations.withdraw': async () => {
    const token = await aToken();
    const [{ id } = { id: '' }] = await openInvitations();
    await output('invitations.withdraw', { id });
    expect(await openInvitations()).toEqual([]);
    await expect(run('invitations.look', { token }, { as: null })).rejects.toMatchObject({ code: 'invitation_invalid' });
    return { target: id };
  },
  'groups.list': async () => {
    const group = await aGroup();
    expect((await output('groups.list', {}, cleo)).groups).toEqual([group]);
    return undefined;
  },
  'groups.create': async () => {
    expect(await aGroup()).toMatchObject({ name: 'Support', description: '', memberIds: [], grants: [], keyCount: 0 });
    expect(await w.store.groups.list()).toHaveLength(1);
    return { target: 'Support' };
  },
  'groups.update': async () => {
    const { id } = await aGroup();
    await output('groups.update', { id, name: 'Care', description: 'Looks after people.' });
    expect(await w.store.groups.get(id)).toMatchObject({ name: 'Care', description: 'Looks after people.' });
    return { target: 'Support', groupName: 'Support' };
  },
  'groups.remove': async () => {
    const { id } = await aGroup();
    await output('groups.remove', { id });
    expect(await w.store.groups.list()).toEqual([]);
    return { target: 'Support', groupName: 'Support' };
  },
  'groups.add_member': async () => {
    const { id } = await aGroup();
    expect((await output('groups.add_member', { id, memberId: cleo.id })).memberIds).toEqual([cleo.id]);
    return { target: 'Cleo@example.com', groupName: 'Support' };
  },
  'groups.remove_member': async () => {
    const { id } = await aGroup();
    await output('groups.add_member', { id, memberId: cleo.id });
    expect((await output('groups.remove_member', { id, memberId: cleo.id })).memberIds).toEqual([]);
    return { target: 'Cleo@example.com', groupName: 'Support' };
  },
  'groups.set_grant': async () => {
    const [{ id }, { id: connectionId }] = [await aGroup(), await aConnection()];
    const grant = { connectionId, scopes: ['contacts:read' as const] };
    expect((await output('groups.set_grant', { id, ...grant })).grants).toMatchObject([grant]);
    return { target: 'Support', groupName: 'Support', connectionName: 'acme' };
  },
  'keys.list': async () => {
    const { key } = await output('keys.create', { groupId: (await aGroup()).id, name: 'CI' });
    expect((await output('keys.list', {})).keys).toEqual([key]);
    return undefined;
  },
  'keys.create': async () => {
    const { id } = await aGroup();
    const { secret } = await output('keys.create', { groupId: id, name: 'CI' });
    expect(await w.keys.verify(`Bearer ${secret}`, from)).toMatchObject({ groupId: id });
    return { target: 'CI', groupName: 'Support' };
  },
  'keys.revoke': async () => {
    const { key, secret } = await output('keys.create', { groupId: (await aGroup()).id, name: 'CI' });
    await output('keys.revoke', { id: key.id });
    await expect(w.keys.verify(`Bearer ${secret}`, from)).rejects.toMatchObject({ code: 'key_invalid' });
    return { target: 'CI', groupName: 'Support' };
  },
  'connections.list': async () => {
    const connection = await aConnection();
    expect((await output('connections.list', {}, cleo)).connections).toEqual([connection]);
    return undefined;
  },
  'connections.authorize': async () => {
    const { authorizeUrl } = await output('connections.authorize', { name: 'acme' });
    expect(authorizeUrl).toContain(w.sandboxUrl);
    return { target: 'acme' };
  },
  'connections.finish_authorization': async () => {
    const begun = await run('connections.authorize', { name: 'acme' });
    const { code, state } = Object.fromEntries(new URL(await w.browser().consent(begun.output.authorizeUrl)).searchParams);
    const done = await run('connections.finish_authorization', { code, state }, { cookie: firstCookie(begun) });
    expect(done.output).toEqual({ name: 'acme' });
    expect(firstCookie(done)).toBe('gatehouse_oauth=');
    expect((await output('connections.list', {})).connections).toMatchObject([{ name: 'acme', kind: 'oauth', state: 'connected' }]);
    return {};
  },
  'connections.add_token': async () => {
    expect(await aConnection()).toMatchObject({ name: 'acme', kind: 'access_token', state: 'connected' });
    return { target: 'acme' };
  },
  'connections.check': async () => {
    const { id } = await aConnection();
    w.sandbox.addFault({ kind: 'status', path: '/me', status: 401, times: 1, body: { type: 'error.list', errors: [] } });
    expect(await output('connections.check', { id })).toMatchObject({ state: 'reconnect_required' });
    return { target: 'acme', connectionName: 'acme' };
  },
  'connections.set_teammate': async () => {
    const { id } = await aConnection();
    const [, teammate] = w.sandbox.admins;
    await expect(output('connections.set_teammate', { id, teammateId: '1' })).rejects.toMatchObject({ details: { field: 'teammateId' } });
    const entered = { id: teammate?.id, name: teammate?.name };
    expect(await output('connections.set_teammate', { id, teammateId: entered.id ?? '' })).toMatchObject({ teammate: entered });
    expect((await output('connections.list', {})).connections).toMatchObject([{ teammate: entered, adminKnown: true }]);
    return { target: 'acme', connectionName: 'acme' };
  },
  'connections.settle_grants': async () => {
    const first = await aConnection();
    const { id: groupId } = await aGroup();
    await run('groups.set_grant', { id: groupId, connectionId: first.id, scopes: ['contacts:read'] });
    await run('connections.remove', { id: first.id });
    const { id, keptGrants } = await aConnection();
    expect(keptGrants).toEqual([{ groupId, groupName: 'Support', scopes: ['contacts:read'] }]);
    expect(await w.store.groups.grants()).toEqual([]);
    expect(await output('connections.settle_grants', { id, give: true })).toEqual({ ok: true, groups: 1 });
    expect(await w.store.groups.grants()).toMatchObject([{ groupId, connectionId: id, scopes: ['contacts:read'] }]);
    return { target: 'acme', connectionName: 'acme' };
  },
  'connections.remove': async () => {
    const { id } = await aConnection();
    expect(await output('connections.remove', { id })).toEqual({ ok: true, uninstalled: false });
    expect(await w.store.connections.list()).toEqual([]);
    return { target: 'acme', connectionName: 'acme' };
  },
  'writes.list': async () => {
    const id = await anUnknownWrite();
    const { writes } = await output('writes.list', {});
    expect(writes).toMatchObject([
      { id, outcome: 'unknown', settlement: 'looking', target: '512', askedBy: 'Key', requestId: 'request audit of write' },
    ]);
    await w.store.journal.resolve(id, { settlement: 'absent', by: 'gateway' }, undefined, 4);
    expect((await output('writes.list', {})).writes).toEqual([]);
    expect((await output('writes.list', { open: 'false' })).writes).toMatchObject([{ id, settlement: 'absent', settledBy: 'gateway' }]);
    return undefined;
  },
  'writes.settle': async () => {
    const other = await anUnknownWrite('other');
    expect(await output('writes.settle', { id: other, happened: false })).toMatchObject({ settlement: 'absent' });
    await expect(output('writes.settle', { id: other, happened: true })).rejects.toMatchObject({ code: 'conflict' });
    await expect(output('writes.settle', { id: 'nothing', happened: false })).rejects.toMatchObject({ code: 'not_found' });
    const id = await anUnknownWrite();
    expect(await output('writes.settle', { id, happened: true })).toMatchObject({ settlement: 'done', settledBy: 'Ada', lookUntil: null });
    return { target: id };
  },
  'activity.list': async () => {
    await aGroup();
    expect((await output('activity.list', {})).rows).toMatchObject([{ event: 'group.created', actorName: 'Ada', outcome: 'ok' }]);
    return undefined;
  },
};

test.each(Object.entries(cases))('%s', async (name, carryOut) => {
  const about = await carryOut();
  const { audit } = management[name as ManagementName];
  const [row] = (await w.audit()).filter(({ operation }) => operation === name);
  expect(audit === false).toBe(about === undefined);
  if (audit === false) return expect(row).toBeUndefined();
  const nothing = { target: null, groupName: null, connectionName: null };
  expect(row).toMatchObject({ event: audit.event, outcome: 'ok', surface: 'console', ...nothing, ...about });
});
