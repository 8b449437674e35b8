import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let url: string;
let server: Awaited<ReturnType<typeof serveMounts>>;
let all: Awaited<ReturnType<CallsWorld['group']>>;

beforeAll(async () => {
  intercom = await startIntercom(() => ({ status: 500 }));
  rooms = await startCalls(intercom.url);
  all = await rooms.group('Everything', [[await rooms.connect('main', 'tok'), everyScope]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  url = server.url;
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

const post = (body: unknown, { secret = all.secret, headers = {} }: { secret?: string; headers?: Record<string, string> } = {}) =>
  fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const ping = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

test.each([
  ['no key', 401, 'key_missing', () => fetch(`${url}/mcp`, { method: 'POST', body: '{}' })],
  ['a wrong key', 401, 'key_invalid', () => post(ping, { secret: 'gh_wrong' })],
  ['a basic password', 401, 'key_invalid', () => post(ping, { headers: { authorization: 'Basic YTpi' } })],
  ['malformed JSON', 400, 'request_malformed', () => post('{"jsonrpc":')],
  ['a huge body', 413, 'request_too_large', () => post(`"${'x'.repeat(16 * 1024 * 1024)}"`)],
  ['a page of another site', 403, 'origin_denied', () => post(ping, { headers: { origin: 'https://evil.example' } })],
  ['an opaque origin', 403, 'origin_denied', () => post(ping, { headers: { origin: 'null' } })],
  ['GET', 405, 'method_not_allowed', () => fetch(`${url}/mcp`, { headers: { authorization: `Bearer ${all.secret}` } })],
  [
    'DELETE',
    405,
    'method_not_allowed',
    () => fetch(`${url}/mcp`, { method: 'DELETE', headers: { authorization: `Bearer ${all.secret}` } }),
  ],
])('%s', async (_, status, code, send) => {
  const response = await send();
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { data: { code } } });
  if (status === 401) expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  if (status === 405) expect(response.headers.get('allow')).toBe('POST');
});

test.each(['?mode=huge', '?readonly=maybe', '?toolsets=contacts,unicorns', '?tools=1'])(
  'an unknown option (%s) is named',
  async (query) => {
    const response = await fetch(`${url}/mcp${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${all.secret}` },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: -32602, data: { field: /^\?(\w+)/.exec(query)?.[1] } } });
  },
);

test.each([
  ['a page of another site', { origin: 'https://evil.example' }, 'A page of https://evil.example may not call'],
  ['an opaque origin', { origin: 'null' }, 'A page of another website may not call'],
])('%s is told who may call, and which setting decides', async (_, headers, says) => {
  const { error } = (await (await post(ping, { headers })).json()) as { error: { data: { fix: string } } };
  expect(error.data.fix).toContain(says);
  expect(error.data.fix).toMatch(new RegExp(`only pages of ${url}.*GATEHOUSE_URL`));
});

test.each(['/mcp/', '/mcp//'])('%s is no other address', async (path) => {
  const headers = {
    authorization: `Bearer ${all.secret}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  expect((await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(ping) })).status).toBe(200);
});

test.each(['/mcp/sse', '/mcp/mcp', '/mcp/messages'])('%s is told where MCP is', async (path) => {
  const response = await fetch(`${url}${path}`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { data: { code: 'not_found', fix: expect.stringContaining(`${url}/mcp, by POST`) } },
  });
});

test.each(['*/*', 'application/json, */*;q=0.1'])('whoever accepts %s is answered', async (accept) => {
  const response = await post(
    { ...ping, method: 'tools/call', params: { name: 'intercom_search_operations', arguments: { query: 'tags' } } },
    { headers: { accept } },
  );
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('tags.list');
});

test.each([{ cursor: null }, {}, undefined])('a list asked for with %j is its first page', async (params) => {
  const answer = (await (await post({ ...ping, params })).json()) as { result: { tools: unknown[] } };
  expect(answer.result.tools.length).toBeGreaterThan(5);
});

test('its own page may call', async () => {
  expect((await post(ping, { headers: { origin: url } })).status).toBe(200);
});

test('a body without its length is cut off as well', async () => {
  const chunk = 'x'.repeat(64 * 1024);
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: { authorization: `Bearer ${all.secret}`, 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit).catch(() => undefined);
  if (response) expect(response.status).toBe(413);
});

test('a revoked key stops at once', async () => {
  const [connection] = await rooms.store.connections.list();
  if (!connection) throw new Error('no connection');
  const { key, secret } = await rooms.group('Short', [[connection, ['contacts:read']]]);
  expect((await post(ping, { secret })).status).toBe(200);
  await rooms.store.keys.revoke(key.id, Date.now());
  expect((await post(ping, { secret })).status).toBe(401);
});

test.each([
  ['not JSON-RPC', { hello: 'world' }],
  ['a number', 5],
  ['null', null],
  ['an empty batch', []],
  ['a value as deep as it is long', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
])('%s gets an error, not a crash', async (_, body) => {
  const response = await post(body);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
});

test.each(['/sse', '/mcp/sse', '/mcp/messages'])('%s is told where MCP is', async (path) => {
  for (const method of ['GET', 'POST']) {
    const response = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${all.secret}` } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'not_found', fix: expect.stringContaining(`${url}/mcp, by POST`) } },
    });
  }
});
