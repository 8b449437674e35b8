import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PermissionKey } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../store/store.ts';
import { type Browser, publicUrl, startWorld, type World } from './testing/world.ts';

/** Workspaces whose app may do little: what it does not have is not needed to connect. */

type Refusal = 'forbidden' | 'token_unauthorized';
type Row = Readonly<Record<string, unknown>>;

/** "read/write contacts, read/list conversations, reply to conversations, and read articles" */
const listed: readonly PermissionKey[] = [
  'read_users',
  'write_users_companies',
  'read_conversations',
  'write_conversations',
  'read_articles_scope',
];
const scopesOfListed = ['contacts:read', 'contacts:write', 'conversations:read', 'conversations:write', 'articles:read'] as const;
const forms = ['forbidden', 'token_unauthorized'] as const;

/** With the browser of its administrator. */
type Signed = Omit<World, 'browser'> & { readonly browser: Browser };

async function world(options: Parameters<typeof startWorld>[0] = {}): Promise<Signed> {
  const started = await startWorld(options);
  onTestFinished(started.close);
  return { ...started, browser: await started.claim() };
}

const token = ({ sandbox }: Pick<World, 'sandbox'>, refusal: Refusal, permissions: readonly PermissionKey[] = listed) =>
  sandbox.mintToken({ permissions, refusal });

/** An agent whose group has these scopes on the connection. */
async function agentOn(w: Signed, connectionId: string, scopes: readonly string[] = scopesOfListed): Promise<Client> {
  const group = await w.browser.call('groups.create', { name: `Group ${scopes.length}` });
  await w.browser.call('groups.set_grant', { id: group.id, connectionId, scopes: [...scopes] as never });
  const { secret } = await w.browser.call('keys.create', { groupId: group.id, name: 'Agent' });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${publicUrl}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${secret}` } },
      fetch: async (url, init) => w.web.request(new Request(url, init)),
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

async function ask(client: Client, name: string, args: Row): Promise<Row> {
  const { isError, content } = (await client.callTool({ name, arguments: args })) as { isError?: boolean; content: { text: string }[] };
  const value = JSON.parse(content[0]?.text ?? '') as { error?: Row } & Row;
  return { ...value, ...value.error, isError: isError === true };
}

describe.each(forms)('an app with exactly the list, refused with %s', (refusal) => {
  test('connects by access token, the workspace is known, nobody is made up', async () => {
    const w = await world();
    const connection = await w.browser.call('connections.add_token', { accessToken: token(w, refusal) });
    expect(connection).toMatchObject({ state: 'connected', workspaceId: w.sandbox.workspace.id_code, region: 'us', adminName: '' });
    expect(await w.browser.call('connections.check', { id: connection.id })).toMatchObject({ state: 'connected' });
  });

  test('connects over OAuth', async () => {
    const w = await world({ sandbox: {} });
    w.sandbox.saveApp({
      clientId: w.clientId,
      clientSecret: w.clientSecret,
      name: 'Few',
      redirectUrls: [`${publicUrl}/api/oauth-callback/intercom`],
      permissions: listed,
      refusal,
    });
    expect(await w.browser.connect({ name: 'acme' })).toBe('/integrations?connected=acme');
    const { connections } = await w.browser.call('connections.list', {});
    expect(connections).toMatchObject([{ name: 'acme', workspaceId: w.sandbox.workspace.id_code, adminName: '' }]);
  });

  test('every tool works', async () => {
    const w = await world();
    const { id } = await w.browser.call('connections.add_token', { accessToken: token(w, refusal) });
    const agent = await agentOn(w, id);
    const rowsOf = async (tool: string, args: Row = {}) => (await ask(agent, tool, args)) as Row & { rows?: Row[]; data?: Row[] };
    for (const tool of ['intercom_list_all_contacts', 'intercom_list_conversations', 'intercom_list_articles']) {
      expect(await rowsOf(tool), tool).toMatchObject({ isError: false });
    }
    const query = { field: 'role', operator: '=', value: 'user' };
    const found = await rowsOf('intercom_search_contacts', { query });
    expect(found).toMatchObject({ isError: false });
    const [, contact_id = ''] = /"id":"([0-9a-f]{24})"/.exec(JSON.stringify(found)) ?? [];
    expect(await rowsOf('intercom_get_contact_by_id', { contact_id })).toMatchObject({ isError: false, id: contact_id });
    const [, conversation_id = ''] = /"id":"(\d+)"/.exec(JSON.stringify(await rowsOf('intercom_list_conversations'))) ?? [];
    for (const message_type of ['comment', 'note']) {
      const reply = { conversation_id, type: 'admin', message_type, admin_id: w.sandbox.admins[0]?.id, body: 'Hello' };
      expect(await ask(agent, 'intercom_reply_to_conversation', reply)).toMatchObject({
        isError: false,
        written: { part_type: message_type },
      });
    }
  });

  test('a call that needs more says which box, and the connection stays', async () => {
    const w = await world();
    const { id } = await w.browser.call('connections.add_token', { accessToken: token(w, refusal), name: 'acme' });
    const agent = await agentOn(w, id, ['tags:read']);
    const refused = await ask(agent, 'intercom_run_read_operation', { operation: 'tags.list', input: {} });
    expect(refused).toMatchObject({ isError: true, code: 'permission_missing', scope: 'tags:read' });
    expect(refused['fix']).toContain('the permission "Read tags". Tick it under Intercom → Developer Hub → your app');
    const [connection] = (await w.browser.call('connections.list', {})).connections;
    expect(connection).toMatchObject({
      state: 'connected',
      permissions: [{ scope: 'tags:read', state: 'missing', permissions: ['Read tags'] }],
    });
    const who = await ask(await agentOn(w, id, ['tags:read', 'admins:read']), 'intercom_run_read_operation', {
      operation: 'admins.me',
      input: {},
    });
    expect(who).toMatchObject({ isError: true, code: 'permission_missing' });
    expect(who['fix']).toContain(`"acme" works: it is the workspace ${w.sandbox.workspace.id_code}`);
    expect((await w.audit()).map(({ event }) => event)).not.toContain('connection.reconnect_required');
  });

  test('where nothing can be read that names the workspace, the one box is named, with its place', async () => {
    const w = await world();
    const reply = await w.browser.attempt('connections.add_token', { accessToken: token(w, refusal, ['read_conversations']) });
    expect(reply.body).toMatchObject({ error: { code: 'permission_missing', details: { scope: 'admins:read' } } });
    expect(reply.text).toContain('Tick \\"Read one admin\\" in Intercom → Developer Hub → your app → Configure → Authentication');
    expect((await w.browser.call('connections.list', {})).connections).toEqual([]);
  });
});

describe('who replies, where Intercom does not say', () => {
  const reply = { type: 'admin', message_type: 'note', body: 'Hello' };
  async function connected(permissions = listed) {
    const w = await world();
    const { id } = await w.browser.call('connections.add_token', {
      accessToken: token(w, 'token_unauthorized', permissions),
      name: 'acme',
    });
    const agent = await agentOn(w, id);
    const [, conversation_id = ''] = /"id":"(\d+)"/.exec(JSON.stringify(await ask(agent, 'intercom_list_conversations', {}))) ?? [];
    const [, colleague] = w.sandbox.admins;
    if (!colleague) throw new Error('the workspace has one teammate');
    return { ...w, id, colleague, say: () => ask(agent, 'intercom_reply_to_conversation', { ...reply, conversation_id }) };
  }

  test('is refused with the place to enter them, and is whoever was entered', async () => {
    const w = await connected();
    const refused = await w.say();
    expect(refused).toMatchObject({ isError: true, code: 'input_invalid', field: 'admin_id' });
    expect(refused['fix']).toContain('under Integrations → the workspace → Acts as');
    const entered = await w.browser.call('connections.set_teammate', { id: w.id, teammateId: w.colleague.id });
    expect(entered).toMatchObject({ adminKnown: false, teammate: { id: w.colleague.id, name: null } });
    expect(await w.say()).toMatchObject({ isError: false, written: { author: { id: w.colleague.id } } });
    await w.browser.call('connections.set_teammate', { id: w.id, teammateId: null });
    expect(await w.say()).toMatchObject({ isError: true, field: 'admin_id' });
  });

  test('is looked up where that may be read, and the entered one goes before whoever connected', async () => {
    const w = await connected([...listed, 'read_single_admin']);
    expect(await w.say()).toMatchObject({ written: { author: { id: w.sandbox.admins[0]?.id } } });
    const wrong = await w.browser.attempt('connections.set_teammate', { id: w.id, teammateId: '5' });
    expect(wrong.body).toMatchObject({ error: { code: 'input_invalid', details: { field: 'teammateId' } } });
    expect((await w.browser.attempt('connections.set_teammate', { id: w.id, teammateId: 'Grace' })).status).toBe(400);
    const { teammate } = await w.browser.call('connections.set_teammate', { id: w.id, teammateId: w.colleague.id });
    expect(teammate).toEqual({ id: w.colleague.id, name: w.colleague.name });
    expect(await w.say()).toMatchObject({ written: { author: { id: w.colleague.id } } });
  });

  test('may be said with the token; connecting again keeps them', async () => {
    const w = await world();
    const [, { id: teammateId } = { id: '' }] = w.sandbox.admins;
    const wrong = await w.browser.attempt('connections.add_token', { accessToken: w.sandbox.mintToken(), teammateId: '5' });
    expect(wrong.body).toMatchObject({ error: { details: { field: 'teammateId' } } });
    expect((await w.browser.call('connections.list', {})).connections).toEqual([]);
    await w.browser.call('connections.add_token', { accessToken: token(w, 'forbidden'), teammateId });
    const again = await w.browser.call('connections.add_token', { accessToken: w.sandbox.mintToken(), replace: 'connected' });
    expect(again).toMatchObject({ adminKnown: true, teammate: { id: teammateId } });
  });

  test('is known from the next check on, once the app may say', async () => {
    const w = await connected();
    w.sandbox.addFault({
      kind: 'wrong_shape',
      path: '/me',
      body: { type: 'admin', id: w.colleague.id, name: 'Grace', email: 'g@example.com', app: { id_code: w.sandbox.workspace.id_code } },
    });
    expect(await w.browser.call('connections.check', { id: w.id })).toMatchObject({ adminKnown: true, adminName: 'Grace' });
    expect(await w.say()).toMatchObject({ written: { author: { id: w.colleague.id } } });
  });
});

describe('a check', () => {
  const used = ['contacts:read', 'tags:read', 'admin_activity_logs:read', 'conversations:write', 'conversations:read'] as const;
  async function checked(refusal: Refusal, options: Parameters<typeof startWorld>[0] = {}, spoil: (w: Signed) => void = () => {}) {
    const w = await world(options);
    const accessToken = token(w, refusal, [...listed, 'read_admins']);
    const { id } = await w.browser.call('connections.add_token', { accessToken });
    await agentOn(w, id, used);
    const before = w.sandbox.ledger().length;
    spoil(w);
    const { permissions, tried } = await w.browser.call('connections.check', { id });
    expect(w.sandbox.ledger()).toHaveLength(before);
    return { ...w, id, tried, state: Object.fromEntries(permissions.map(({ scope, state }) => [scope, state])), permissions };
  }

  test.each(forms)('shows what groups use and the app has or lacks, by reading alone (%s)', async (refusal) => {
    const { state, tried, permissions } = await checked(refusal);
    expect(state).toEqual({
      'contacts:read': 'granted',
      'conversations:read': 'granted',
      'tags:read': 'missing',
      // Its first list is also open to whoever may read teammates.
      'admin_activity_logs:read': 'missing',
      'conversations:write': 'unseen',
    });
    expect(tried).toEqual({ granted: 2, missing: 2, open: 1, stopped: null });
    for (const { scope, triable, seenAt } of permissions) {
      expect([triable, seenAt === null]).toEqual(scope === 'conversations:write' ? [false, true] : [true, false]);
    }
  });

  test('is still known after a restart, and forgotten with the credential', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    const first = await startWorld({ dataDir });
    const browser = await first.claim();
    const { id } = await browser.call('connections.add_token', { accessToken: token(first, 'forbidden') });
    await agentOn({ ...first, browser }, id, ['tags:read', 'contacts:read']);
    await browser.call('connections.check', { id });
    await first.close();
    const store = await openStore({ dataDir });
    onTestFinished(() => store.close());
    const seen = await store.connections.permissionsSeen([id]);
    expect(Object.fromEntries(seen.map(({ scope, granted }) => [scope, granted]))).toEqual({ 'tags:read': false, 'contacts:read': true });
  });

  test('is made by itself where a workspace is connected again', async () => {
    const { browser, sandbox, id } = await checked('forbidden');
    await browser.call('connections.add_token', { accessToken: sandbox.mintToken(), replace: 'connected' });
    const [connection] = (await browser.call('connections.list', {})).connections;
    expect(connection?.id).toBe(id);
    expect(connection?.permissions.filter(({ triable }) => triable).map(({ state }) => state)).toEqual(Array(4).fill('granted'));
  });

  test('ends where Intercom does not want to be asked any more, and says so', async () => {
    const { tried, state } = await checked('forbidden', {}, ({ sandbox }) => {
      for (const path of ['/contacts', '/conversations', '/tags', '/admins/*']) sandbox.addFault({ kind: 'rate_limit', path });
    });
    expect(tried).toEqual({ granted: 0, missing: 0, open: 5, stopped: 'upstream_rate_limited' });
    expect(new Set(Object.values(state))).toEqual(new Set(['unseen']));
  });

  test('takes a plan for no missing permission', async () => {
    const { state } = await checked('forbidden', {}, ({ sandbox }) => {
      sandbox.addFault({ kind: 'plan_restricted', path: '/contacts' });
    });
    expect(state['contacts:read']).toBe('unseen');
  });
});

test('an empty workspace is told apart: the credential is good, and there is nothing to read', async () => {
  const w = await world({ sandbox: { size: { contacts: 0, companies: 0, conversations: 0, articles: 0 } } });
  for (const path of ['/contacts', '/companies', '/articles']) {
    w.sandbox.addFault({ kind: 'wrong_shape', path, body: { type: 'list', data: [], total_count: 0 } });
  }
  const reply = await w.browser.attempt('connections.add_token', { accessToken: token(w, 'forbidden', ['read_users']) });
  expect(reply.body).toMatchObject({ error: { code: 'permission_missing' } });
  expect(reply.text).toContain('Intercom accepts the credential, but nothing that it may read has anything in it yet');
});

test('another list names it where the first is empty, and a failure is no missing permission', async () => {
  const w = await world();
  w.sandbox.addFault({ kind: 'wrong_shape', path: '/articles', body: { type: 'list', data: [] } });
  expect(await w.browser.call('connections.add_token', { accessToken: token(w, 'forbidden') })).toMatchObject({
    workspaceId: w.sandbox.workspace.id_code,
  });
  for (const path of ['/articles', '/contacts', '/companies', '/help_center/*']) w.sandbox.addFault({ kind: 'status', path, status: 503 });
  const reply = await w.browser.attempt('connections.add_token', { accessToken: token(w, 'forbidden'), replace: 'weaker' });
  expect(reply.body).toMatchObject({ error: { code: 'upstream_failed' } });
});

test('a credential that is recognised by its rows takes no place without the question that any other is asked', async () => {
  const w = await world();
  const before = await w.browser.call('connections.add_token', { accessToken: w.sandbox.mintToken(), name: 'acme' });
  const reply = await w.browser.attempt('connections.add_token', { accessToken: token(w, 'token_unauthorized') });
  expect(reply.body).toMatchObject({ error: { code: 'already_connected' } });
  const after = await w.browser.call('connections.add_token', { accessToken: token(w, 'forbidden'), replace: 'connected' });
  expect(after).toMatchObject({ id: before.id, workspaceName: before.workspaceName, adminName: '' });
});

describe('a 401 of /me that may speak of a permission', () => {
  test('gives no connection up, and a credential that is no good does', async () => {
    const w = await world();
    const accessToken = token(w, 'token_unauthorized');
    const { id } = await w.browser.call('connections.add_token', { accessToken });
    const connection = await w.store.connections.get(id);
    if (!connection) throw new Error('no connection');
    expect(await w.vault.confirmRefused(connection)).toBe('ok');
    w.sandbox.revokeToken(accessToken);
    expect(await w.vault.confirmRefused(connection)).toBe('reconnect_required');
  });

  test('brings back no connection of which nothing can be read', async () => {
    const w = await world();
    const { id } = await w.browser.call('connections.add_token', { accessToken: token(w, 'token_unauthorized') });
    await w.store.connections.requireReconnect(id, 'Gone.');
    const body = { type: 'error.list', errors: [{ code: 'token_unauthorized' }] };
    w.sandbox.addFault({ kind: 'status', status: 401, body });
    expect(await w.browser.call('connections.check', { id })).toMatchObject({ state: 'reconnect_required' });
    w.sandbox.clearFaults();
    expect(await w.browser.call('connections.check', { id })).toMatchObject({ state: 'connected', problem: null });
  });
});
