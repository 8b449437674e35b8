import type { PermissionKey } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, onTestFinished, test } from 'vitest';
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

async function world(options: Parameters<typeof startWorld>[0] = {}): Promise<World & { browser: Browser }> {
  const started = await startWorld(options);
  onTestFinished(started.close);
  return Object.assign(started, { browser: await started.claim() });
}

const token = ({ sandbox }: World, refusal: Refusal, permissions: readonly PermissionKey[] = listed) =>
  sandbox.mintToken({ permissions, refusal });

/** An agent whose group has these scopes on the connection. */
async function agentOn(w: World & { browser: Browser }, connectionId: string, scopes: readonly string[] = scopesOfListed): Promise<Client> {
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
    expect(connection).toMatchObject({ state: 'connected', permissions: [{ scope: 'tags:read', state: 'missing' }] });
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
