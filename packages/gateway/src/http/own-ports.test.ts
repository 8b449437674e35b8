import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../calls/testing/start-calls.ts';
import { startIntercom } from '../calls/testing/start-intercom.ts';
import { createMounts } from '../surfaces/mounts.ts';
import { mostCallBytes } from './bodies.ts';
import { createHost } from './host.ts';
import { type Listening, listen } from './listener.ts';
import type { HostEnv, Mount } from './mounts.ts';

const host = '127.0.0.1';
let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let main: Listening;
let own: Listening;
let elsewhere: Listening;
let nowhere: Listening;
let secret: string;
const bases: (string | undefined)[] = [];

const rest = (mounts: readonly Mount[]) => mounts.find(({ roots }) => roots.includes('/intercom')) as Mount;

beforeAll(async () => {
  intercom = await startIntercom(({ path }) => ({
    status: 200,
    body: path.includes('?')
      ? { type: 'list', data: [], pages: { type: 'pages', next: `${intercom.url}${path}&page=2` } }
      : { type: 'contact', id: '1', name: path },
  }));
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok');
  const other = await rooms.connect('eu', 'tok');
  const scopes = ['contacts:read', 'tags:write'] as const;
  ({ secret } = await rooms.group('Two', [
    [connection, scopes],
    [other, scopes],
  ]));
  const open = { host, port: 0, keepAliveSeconds: 75 };
  main = await listen(open);
  const publicUrl = `http://${host}:${main.port}`;
  own = await listen({ ...open, ownPort: (port) => ({ connection: 'main', publicUrl: `http://${host}:${port}` }) });
  elsewhere = await listen({ ...open, ownPort: () => ({ connection: 'main', publicUrl: 'https://intercom.example.com' }) });
  nowhere = await listen({ ...open, ownPort: () => ({ connection: 'nowhere', publicUrl }) });
  const mounts = createMounts({
    rooms: { ...rooms, people: {}, management: {}, newId: randomUUID, experimental: false } as never,
    publicUrl,
    ready: async () => {},
    onError: () => {},
    consoleDir: '/nowhere',
  });
  const app = createHost({ publicUrl, newId: randomUUID, isClaimed: async () => true, mounts });
  const note = new Hono<HostEnv>().all('*', (c) => {
    bases.push(c.get('intercomBase'));
    return c.body(null);
  });
  const noting = createHost({
    publicUrl,
    newId: randomUUID,
    isClaimed: async () => true,
    mounts: [{ ...rest(mounts), roots: ['/'], routes: note }],
  });
  for (const server of [main, own, elsewhere, nowhere]) {
    server.serve(async (request, env) => {
      await noting.fetch(request.clone(), env);
      return app.fetch(request, env);
    });
  }
});
afterAll(async () => {
  for (const server of [main, own, elsewhere, nowhere]) await server.close();
  await rooms.stop();
  await intercom.stop();
});
beforeEach(() => {
  intercom.asked.length = 0;
  bases.length = 0;
});

const ask = async ({ port }: Listening, path: string, init: RequestInit & { key?: string } = {}) => {
  const { key = secret, ...rest } = init;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...rest.headers };
  const answer = await fetch(`http://${host}:${port}${path}`, { ...rest, headers });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

/** A request line as it is, which `fetch` would have put in order. */
async function say({ port }: Listening, line: string, hostName = host): Promise<string> {
  const socket = connect(port, host);
  socket.write(`${line} HTTP/1.1\r\nHost: ${hostName}\r\nAuthorization: Bearer ${secret}\r\nConnection: close\r\n\r\n`);
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  await once(socket, 'close');
  return text;
}

describe('on a port of its own', () => {
  test.each(['/contacts/1', '/intercom/main/contacts/1'])('%s is what it is on the main port', async (path) => {
    const [here, there] = [await ask(own, path), await ask(main, '/intercom/main/contacts/1')];
    expect(here.status).toBe(200);
    expect(here.text).toBe(there.text);
    const named = (headers: Headers) => [...headers.keys()].sort();
    expect(named(here.headers)).toEqual(named(there.headers));
    expect(intercom.asked.map((asked) => asked.path)).toEqual(['/contacts/1', '/contacts/1']);
  });

  test('a query, a body and a whole address in the request line arrive', async () => {
    expect((await ask(own, '/contacts?per_page=5')).status).toBe(200);
    expect((await ask(own, '/tags', { method: 'POST', body: '{"name":"a"}' })).status).toBe(200);
    expect(await say(own, `GET http://${host}:${own.port}/contacts/7`)).toMatch(/^HTTP\/1\.1 200/);
    expect(intercom.asked.map(({ path }) => path)).toEqual(['/contacts?per_page=5', '/tags', '/contacts/7']);
  });

  test('a wrong key, a foreign host and too large a body are refused as on the main one', async () => {
    for (const [path, port] of [
      ['/contacts/1', own],
      ['/intercom/main/contacts/1', main],
    ] as const) {
      expect((await ask(port, path, { key: 'gh_wrong' })).status).toBe(401);
      expect(await say(port, `GET ${path}`, 'evil.example')).toMatch(/^HTTP\/1\.1 403 .*host_denied/s);
    }
    const body = new Uint8Array(mostCallBytes + 1);
    const large = await ask(own, '/tags', { method: 'POST', body });
    expect([large.status, large.text]).toEqual([413, expect.stringContaining(String(mostCallBytes))]);
    expect(intercom.asked).toEqual([]);
  });

  test('the process says that it is well', async () => {
    expect((await ask(own, '/healthz')).text).toBe('{"status":"ok"}');
    expect((await ask(own, '/readyz')).text).toBe('{"status":"ready"}');
  });

  test.each(['/', '/mcp', '/api/v1/setup', '/integrations', '/assets/a.js', '/intercom/eu/contacts/1', '/intercom', '/healthzz'])(
    '%s is nothing there',
    async (path) => {
      const { status, text } = await ask(own, path);
      expect([status, JSON.parse(text)]).toEqual([404, expect.objectContaining({ type: 'error.list' })]);
      expect(intercom.asked).toEqual([]);
    },
  );

  test.each([
    '/../mcp',
    '/../../mcp',
    '/../../api/v1/setup',
    '/%2e%2e/%2e%2e/mcp',
    '/../eu/contacts/1',
    '/intercom/main/../eu/contacts/1',
    '//',
    '*',
  ])('nor is there a way round by %s', async (path) => {
    expect(await say(own, `GET ${path}`)).toMatch(/^HTTP\/1\.1 40[04].*"error\.list"/s);
    expect(intercom.asked).toEqual([]);
  });

  test('a connection that nobody has is unknown there, too', async () => {
    const [here, there] = [await ask(nowhere, '/contacts/1'), await ask(main, '/intercom/nowhere/contacts/1')];
    expect([here.status, JSON.parse(here.text).errors]).toEqual([404, JSON.parse(there.text).errors]);
  });

  test('it answers to the host of its own address', async () => {
    expect(await say(elsewhere, 'GET /contacts/1', 'intercom.example.com')).toMatch(/^HTTP\/1\.1 200/);
    expect(await say(main, 'GET /intercom/main/contacts/1', 'intercom.example.com')).toMatch(/^HTTP\/1\.1 403/);
    expect(await say(elsewhere, 'GET /contacts/1', 'evil.example')).toMatch(
      /403 .*https:\/\/intercom\.example\.com.*GATEHOUSE_CONNECTION_PORTS/s,
    );
  });
});

test('the next page is on the port that the caller came in at', async () => {
  for (const [port, path, base] of [
    [own, '/companies', ''],
    [own, '/intercom/main/companies', '/intercom/main'],
    [main, '/intercom/main/companies', '/intercom/main'],
  ] as const) {
    const { text } = await ask(port, `${path}?per_page=1`);
    const next = (JSON.parse(text) as { pages: { next: string } }).pages.next;
    expect(next).toBe(`http://${host}:${port.port}${base}/companies?per_page=1&page=2`);
    expect((await ask(port, next.slice(new URL(next).origin.length))).status).toBe(200);
  }
});

test('the address of the connection is the one that the caller wrote', async () => {
  for (const [port, path] of [
    [main, '/intercom/main/contacts'],
    [main, '/intercom/default/contacts?a=/intercom/b'],
    [main, '/intercom'],
    [main, '/mcp'],
    [own, '/contacts'],
    [own, '/intercom/main/contacts'],
    [own, '/healthz'],
    [elsewhere, '/contacts'],
  ] as const) {
    await ask(port, path);
  }
  const [atMain, atOwn] = [main, own].map(({ port }) => `http://${host}:${port}`);
  expect(bases).toEqual([
    `${atMain}/intercom/main`,
    `${atMain}/intercom/default`,
    undefined,
    undefined,
    atOwn,
    `${atOwn}/intercom/main`,
    undefined,
    'https://intercom.example.com',
  ]);
});
