import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOperation } from '@gatehouse/connector';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createKeys } from '../../identity/keys.ts';
import { password, startWorld, type World } from './testing/world.ts';

async function world(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
  const started = await startWorld(options);
  onTestFinished(started.close);
  return started;
}

test('an administrator claims, connects, makes a group with scopes and a key; the key may do just that', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const w = await world({ dataDir });
  const browser = await w.claim();
  const setup = await browser.call('setup.read', {});
  expect(setup).toMatchObject({ claimed: true, intercom: { app: 'instance', sandbox: false, regions: [] } });
  expect(setup.intercom.callbackUrls).toEqual([
    'http://127.0.0.1:4400/api/oauth-callback/intercom',
    'http://127.0.0.1:4400/api/auth/intercom/callback',
  ]);
  expect(await browser.call('session.read', {})).toMatchObject({
    member: { name: 'Ada Admin', role: 'admin' },
    organisation: { name: 'Example Ltd' },
  });

  const { authorizeUrl } = await browser.call('connections.authorize', {});
  expect([...new URL(authorizeUrl).searchParams.keys()].sort()).toEqual(['client_id', 'redirect_uri', 'state']);
  const landed = await browser.comeBack(await browser.consent(authorizeUrl));
  expect(landed).toBe('/integrations?connected=sandbox-workspace');

  const { connections } = await browser.call('connections.list', {});
  expect(connections).toMatchObject([
    {
      name: 'sandbox-workspace',
      kind: 'oauth',
      state: 'connected',
      workspaceId: w.sandbox.workspace.id_code,
      region: 'us',
      permissions: [],
    },
  ]);
  const connectionId = connections[0]?.id ?? '';

  const group = await browser.call('groups.create', { name: 'Support' });
  const granted = await browser.call('groups.set_grant', { id: group.id, connectionId, scopes: ['contacts:read', 'tags:read'] });
  expect(granted.grants).toMatchObject([{ connectionId, scopes: ['contacts:read', 'tags:read'] }]);
  const { key, secret } = await browser.call('keys.create', { groupId: group.id, name: 'CI' });
  expect(secret.startsWith(key.prefix)).toBe(true);

  const principal = await createKeys({ store: w.store, clock: { now: Date.now, sleep: async () => {} } }).verify(`Bearer ${secret}`, {
    origin: undefined,
    surface: 'rest',
    requestId: 'r',
  });
  expect(await w.access.decide(principal, 'default', findOperation('contacts.search'))).toMatchObject({ allow: true });
  expect(await w.access.decide(principal, 'default', findOperation('contacts.create'))).toMatchObject({
    allow: false,
    code: 'scope_missing',
  });

  // A scope that is taken away is gone with the answer that says so.
  await browser.call('groups.set_grant', { id: group.id, connectionId, scopes: ['tags:read'] });
  expect(await w.access.decide(principal, 'default', findOperation('contacts.search'))).toMatchObject({
    allow: false,
    code: 'scope_missing',
  });

  const listed = await browser.call('connections.list', {});
  expect(listed.connections[0]?.permissions).toEqual([
    {
      scope: 'tags:read',
      groups: ['Support'],
      permissions: ['Read and list users and companies', 'Read tags'],
      state: 'unseen',
      seenAt: null,
      triable: true,
    },
  ]);
  w.vault.permissionSeen(connectionId, findOperation('tags.list'), false);
  const seen = await browser.call('connections.list', {});
  expect(seen.connections[0]?.permissions[0]?.state).toBe('missing');

  await browser.call('keys.revoke', { id: key.id });
  expect((await browser.call('keys.list', {})).keys[0]?.revokedAt).toBeTypeOf('number');

  const { rows } = await browser.call('activity.list', {});
  expect(rows.map((row) => [row.event, row.outcome, row.actorName]).reverse()).toEqual([
    ['member.joined', 'ok', 'Not signed in'],
    ['connection.authorization_begun', 'ok', 'Ada Admin'],
    ['connection.authorized', 'ok', 'Ada Admin'],
    ['group.created', 'ok', 'Ada Admin'],
    ['grant.set', 'ok', 'Ada Admin'],
    ['key.created', 'ok', 'Ada Admin'],
    ['grant.set', 'ok', 'Ada Admin'],
    ['key.revoked', 'ok', 'Ada Admin'],
  ]);
  expect(rows.find((row) => row.event === 'grant.set')).toMatchObject({
    groupName: 'Support',
    connectionName: 'sandbox-workspace',
    explanation: '"Support" has on "sandbox-workspace": tags:read.',
  });
  expect(w.failures).toEqual([]);

  // Neither Intercom's token (base64 of `tok:`), nor the client secret, nor the key lies in the data folder.
  const files = readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name)).toString('latin1'))
    .join('');
  expect(files.length).toBeGreaterThan(10_000);
  for (const canary of ['dG9rO', 'tok:', w.clientSecret, secret]) expect(files).not.toContain(canary);
});

test('the other callback address works as well', async () => {
  const w = await world();
  const browser = await w.claim();
  const { authorizeUrl } = await browser.call('connections.authorize', { name: 'acme', callback: '/api/auth/intercom/callback' });
  const callback = await browser.consent(authorizeUrl);
  expect(new URL(callback).pathname).toBe('/api/auth/intercom/callback');
  expect(await browser.comeBack(callback)).toBe('/integrations?connected=acme');
});

test('an access token is tried, kept, and can be replaced; id, name and grants stay', async () => {
  const w = await world();
  const browser = await w.claim();
  const first = await browser.call('connections.add_token', { accessToken: ` ${w.sandbox.mintToken()}\n`, name: 'acme' });
  expect(first).toMatchObject({ name: 'acme', kind: 'access_token', state: 'connected', workspaceId: w.sandbox.workspace.id_code });
  const group = await browser.call('groups.create', { name: 'Support' });
  await browser.call('groups.set_grant', { id: group.id, connectionId: first.id, scopes: ['contacts:read'] });

  expect(await browser.connect()).toMatch(/^\/integrations\?error=already_connected&/);
  expect(await browser.connect({ replace: 'connected' })).toBe('/integrations?connected=acme');
  const { connections } = await browser.call('connections.list', {});
  expect(connections).toMatchObject([
    { id: first.id, name: 'acme', kind: 'oauth', permissions: [{ scope: 'contacts:read', groups: ['Support'] }] },
  ]);
});

test('a revoked credential is noticed by a check, and mended by connecting again', async () => {
  const w = await world();
  const browser = await w.claim();
  const token = w.sandbox.mintToken();
  const { id } = await browser.call('connections.add_token', { accessToken: token });
  expect(await browser.call('connections.check', { id })).toMatchObject({ state: 'connected' });
  w.sandbox.revokeToken(token);
  expect(await browser.call('connections.check', { id })).toMatchObject({
    state: 'reconnect_required',
    problem: expect.stringContaining('An administrator connects the workspace again under Integrations'),
  });
  expect(await w.audit({ operation: 'connection.reconnect_required' })).toHaveLength(1);
  await browser.call('connections.add_token', { accessToken: w.sandbox.mintToken() });
  expect((await browser.call('connections.list', {})).connections).toMatchObject([{ id, state: 'connected', problem: null }]);
});

test('disconnecting forgets the credential, and nothing happens in Intercom unless it is asked for', async () => {
  const w = await world();
  const browser = await w.claim();
  const uninstalls = () => w.sandbox.requests().filter(({ path }) => path === '/auth/uninstall');
  const connect = async () => {
    await browser.connect({ name: 'acme' });
    return (await browser.call('connections.list', {})).connections[0]?.id ?? '';
  };
  const id = await connect();
  const group = await browser.call('groups.create', { name: 'Support' });
  await browser.call('groups.set_grant', { id: group.id, connectionId: id, scopes: ['contacts:read'] });
  expect(await browser.call('connections.remove', { id })).toEqual({ ok: true, uninstalled: false });
  expect(uninstalls()).toEqual([]);
  expect((await browser.call('connections.list', {})).connections).toEqual([]);
  expect((await browser.call('groups.list', {})).groups[0]?.grants).toEqual([]);
  expect(await w.store.connections.readCredential(id)).toBeUndefined();
  expect((await w.audit({ operation: 'connections.remove' }))[0]?.explanation).toMatch(/stays installed/);

  expect(await browser.call('connections.remove', { id: await connect(), uninstall: true })).toEqual({ ok: true, uninstalled: true });
  expect(uninstalls()).toMatchObject([{ method: 'POST', status: 200 }]);

  const again = await connect();
  w.sandbox.addFault({ kind: 'status', path: '/auth/uninstall', status: 500 });
  expect(await browser.call('connections.remove', { id: again, uninstall: true })).toEqual({ ok: true, uninstalled: false });
  expect((await browser.call('connections.list', {})).connections).toEqual([]);
  expect((await w.audit({ operation: 'connections.remove' }))[0]?.explanation).toMatch(/uninstall it there by hand/);
});

test('the app of a pasted token is the customer’s own: it is never uninstalled', async () => {
  const w = await world();
  const browser = await w.claim();
  const { id } = await browser.call('connections.add_token', { accessToken: w.sandbox.mintToken() });
  await expect(browser.call('connections.remove', { id, uninstall: true })).rejects.toThrow(/input_invalid/);
  expect((await browser.call('connections.list', {})).connections).toHaveLength(1);
  await browser.call('connections.remove', { id });
  expect(w.sandbox.requests().filter(({ path }) => path === '/auth/uninstall')).toEqual([]);
});

test('a removed member is out at once, cannot come back, and can be invited again', async () => {
  const w = await world();
  const ada = await w.claim();
  const cleo = await w.join(ada, 'Cleo');
  const { members } = await ada.call('members.list', {});
  await ada.call('members.remove', { id: members.find(({ name }) => name === 'Cleo')?.id ?? '' });
  expect((await cleo.attempt('session.read', {})).status).toBe(401);
  const again = await w.browser().attempt('session.create', { email: 'cleo@example.com', password });
  expect(again.body).toMatchObject({ error: { code: 'sign_in_refused' } });
  const { rows } = await sql`select * from signin_sessions`.execute(w.store.database.db);
  expect(rows).toHaveLength(1);
  expect(await (await w.join(ada, 'Cleo')).call('session.read', {})).toMatchObject({ member: { name: 'Cleo' } });
});
