import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { management } from '../management/index.ts';
import { type Browser, password, publicUrl, startWorld, type World } from '../surfaces/console/testing/world.ts';

let w: World;
let ada: Browser;
beforeAll(async () => {
  w = await startWorld({ consoleDir: '/nowhere' });
  ada = await w.claim();
});
afterAll(() => w.close());

const addressed = Object.values(management).flatMap(({ name, method, path }) => (path === null ? [] : [{ name, method, path }]));
test('there are operations to walk', () => {
  expect(addressed.length).toBeGreaterThanOrEqual(25);
});

/** In each surface's own form: Intercom's list, a JSON-RPC error, or the management API's. */
const codeOf = (body: unknown) => {
  const { error, errors } = body as { error?: { code: string; data?: { code: string } }; errors?: { code: string }[] };
  return error?.data?.code ?? error?.code ?? errors?.[0]?.code;
};

describe('before somebody has claimed the installation', () => {
  let fresh: World;
  beforeAll(async () => {
    fresh = await startWorld({ consoleDir: '/nowhere' });
  });
  afterAll(() => fresh.close());

  test.each(addressed)('$name', async ({ name, method, path }) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const reply = await fresh.browser().send(method, path.replaceAll(/\{\w+\}/g, 'x'), body);
    const open = ['setup.read', 'invitations.look', 'invitations.accept'].includes(name);
    if (open) expect(codeOf(reply.body)).not.toBe('not_claimed');
    else expect([reply.status, codeOf(reply.body)]).toEqual([503, 'not_claimed']);
  });

  test.each([
    '/api/oauth-callback/intercom?code=a&state=b',
    '/api/v1/openapi.json',
    '/mcp',
    '/intercom/default/me',
    '/api',
    '/api/%76%31/groups',
  ])('%s', async (path) => {
    const reply = await fresh.browser().go(path);
    expect([reply.status, codeOf(reply.body)]).toEqual([503, 'not_claimed']);
  });

  test('health and the console answer', async () => {
    expect((await fresh.browser().go('/healthz')).body).toEqual({ status: 'ok' });
    expect((await fresh.browser().go('/readyz')).body).toEqual({ status: 'ready' });
    expect((await fresh.browser().go('/claim/abc')).text).toContain('npm run build');
  });
});

describe('a change needs a page of our own', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['our page', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }, true],
    ['a script that says where it comes from', { origin: publicUrl }, true],
    [
      'our page under another name of this machine',
      { origin: 'http://localhost:4400', host: 'localhost:4400', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['nothing said', {}, false],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    ['another site in an old browser', { origin: 'https://evil.example' }, false],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }, false],
    ['another port of this machine', { origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }, false],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    ['our origin behind a name', { origin: 'http://evil.example@127.0.0.1:4400' }, false],
    ['our origin as a prefix', { origin: `${publicUrl}.evil.example` }, false],
    ['our origin, claimed from elsewhere', { origin: publicUrl, 'sec-fetch-site': 'cross-site' }, false],
  ])('%s', async (_, headers, allowed) => {
    const cookie = await ada.jar.getCookieString(publicUrl);
    const name = `Group ${Math.random()}`;
    const request = (method: string, path: string, body?: string) =>
      w.web.request(`${publicUrl}/api/v1${path}`, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body }),
      });
    const before = await w.state();
    const reply = await request('POST', '/groups', JSON.stringify({ name }));
    if (allowed) return expect(reply.status).toBe(200);
    expect([reply.status, codeOf(await reply.json())]).toEqual([403, 'origin_denied']);
    expect(await w.state()).toBe(before);
    for (const { method, path } of addressed.filter((operation) => operation.method !== 'GET')) {
      const answer = await request(method, path.replaceAll(/\{\w+\}/g, 'x'), '{}');
      expect([path, codeOf(await answer.json())]).toEqual([path, 'origin_denied']);
    }
    expect(await w.state()).toBe(before);
  });

  test('a form of another site reaches nothing', async () => {
    const form = await ada.go('/api/v1/groups', {
      method: 'POST',
      body: new URLSearchParams({ name: 'a' }),
      headers: { origin: 'https://evil.example' },
    });
    expect(form.status).toBe(403);
    const text = await ada.go('/api/v1/groups', {
      method: 'POST',
      body: '{"name":"a"}',
      headers: { origin: publicUrl, 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
  });

  test('no read changes anything', async () => {
    const before = await w.state();
    for (const { method, path } of addressed) if (method === 'GET') await ada.send('GET', path);
    expect(await w.state()).toBe(before);
  });
});

describe('the gateway answers to its own names only', () => {
  test.each<[string, number]>([
    ['127.0.0.1:4400', 200],
    ['localhost:4400', 200],
    ['LOCALHOST', 200],
    ['[::1]:4400', 200],
    ['evil.example', 403],
    ['evil.example:4400', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example', 403],
    ['evil.example@127.0.0.1', 403],
    ['127.0.0.1@evil.example', 403],
    ['10.0.0.7', 403],
    ['0.0.0.0:4400', 403],
    ['', 403],
    ['a b', 403],
  ])('Host: %j → %i', async (host, status) => {
    for (const path of ['/healthz', '/api/v1/setup']) {
      const reply = await w.web.request(`${publicUrl}${path}`, { headers: { host } });
      expect(reply.status).toBe(status);
      if (status === 403) expect(codeOf(await reply.json())).toBe('host_denied');
    }
  });

  test('an address of another host in the request line', async () => {
    const reply = await w.web.request('http://evil.example/api/v1/setup', { headers: { host: '127.0.0.1:4400' } });
    expect(reply.status).toBe(403);
  });
});

describe('every answer carries the headers that protect it', () => {
  test.each<[string, string, RequestInit?]>([
    ['an answer', '/api/v1/setup'],
    ['an error', '/api/v1/nothing'],
    ['nobody signed in', '/api/v1/groups'],
    ['a page', '/integrations'],
    ['a file that is not there', '/assets/nothing.js'],
    ['a callback', '/api/oauth-callback/intercom?error=access_denied'],
    ['health', '/healthz'],
    ['a host that is not ours', '/healthz', { headers: { host: 'evil.example' } }],
    ['a wrong method', '/healthz', { method: 'POST' }],
    ['a method of its own', '/integrations', { method: 'PROPFIND' }],
  ])('%s', async (_, path, init) => {
    const { headers } = await w.web.request(publicUrl + path, init);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["script-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy.split(';').find((part) => part.includes('script-src'))).not.toContain('unsafe');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  test('a request id of the caller’s is not taken over', async () => {
    const { headers } = await w.web.request(`${publicUrl}/healthz`, { headers: { 'x-request-id': 'mine' } });
    expect(headers.get('x-request-id')).not.toBe('mine');
  });
});

test('sign-in cookies are out of reach of pages and of other sites; signing out ends the session for everybody who has the cookie', async () => {
  const browser = w.browser();
  const reply = await browser.attempt('session.create', { email: 'ada@example.com', password });
  const cookies = reply.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/i);
  const stolen = await browser.jar.getCookieString(publicUrl);
  await browser.call('session.end', {});
  const replay = await w.web.request(`${publicUrl}/api/v1/session`, { headers: { cookie: stolen } });
  expect(replay.status).toBe(401);
});

/** Of a server of the moment, for what cannot be asked in process. */
async function port(): Promise<number> {
  const server = createAdaptorServer({ fetch: w.web.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('after a body that is too large the connection is said to be over', async () => {
  const headers = {
    'content-type': 'application/json',
    'content-length': 2_000_000,
    cookie: await ada.jar.getCookieString(publicUrl),
    origin: publicUrl,
  };
  const options = { port: await port(), path: '/api/v1/groups', method: 'POST', headers };
  const answer = await new Promise((resolve, reject) => {
    const asking = httpRequest(options, (response) => {
      resolve({ status: response.statusCode, connection: response.headers.connection });
      asking.destroy();
    });
    asking.once('error', reject);
    asking.write('{"name":"');
  });
  expect(answer).toEqual({ status: 413, connection: 'close' });
});

test('the peer’s address comes from the socket: a forwarded one does not help to guess on', async () => {
  const url = `http://127.0.0.1:${await port()}/api/v1/session`;
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 31; attempt += 1) {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: publicUrl,
        'x-forwarded-for': `10.0.0.${attempt}`,
        'x-real-ip': `10.0.1.${attempt}`,
      },
      body: JSON.stringify({ email: `nobody@example.com`, password: 'guess' }),
    });
    statuses.push(status);
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.at(-1)).toBe(429);
  // Past the limit not even the audit is written to.
  expect((await w.audit({ operation: 'session.create' })).filter(({ target }) => target === 'nobody@example.com')).toHaveLength(30);
});

describe('the console’s files', () => {
  let built: World;
  const consoleDir = mkdtempSync(join(tmpdir(), 'gatehouse-console-'));
  beforeAll(async () => {
    mkdirSync(join(consoleDir, 'assets'));
    writeFileSync(join(consoleDir, 'index.html'), '<!doctype html><title>Console</title>');
    writeFileSync(join(consoleDir, 'favicon.svg'), '<svg/>');
    writeFileSync(join(consoleDir, 'assets/index-abc123.js'), 'export {};');
    built = await startWorld({ consoleDir });
  });
  afterAll(async () => {
    await built.close();
    rmSync(consoleDir, { recursive: true });
  });

  test.each<[string, number, string | null, string]>([
    ['/', 200, 'no-cache', 'Console'],
    ['/integrations?connected=acme', 200, 'no-cache', 'Console'],
    ['/groups/some-id', 200, 'no-cache', 'Console'],
    ['/claim/claim_AbC-1_2', 200, 'no-cache', 'Console'],
    ['/favicon.svg', 200, 'no-cache', '<svg/>'],
    ['/assets/index-abc123.js', 200, 'public, max-age=31536000, immutable', 'export'],
    ['/assets/nothing.js', 404, 'no-store', 'not_found'],
    ['/nothing.png', 404, 'no-store', 'not_found'],
    ['/assets/..%2f..%2f..%2fpackage.json', 404, 'no-store', 'not_found'],
    ['/%2e%2e/%2e%2e/package.json', 404, 'no-store', 'not_found'],
    ['/..%5c..%5cpackage.json', 404, 'no-store', 'not_found'],
    ['/integrations/', 200, 'no-cache', 'Console'],
    ['/nowhere', 404, 'no-store', 'not_found'],
    ['/groups/some-id/more', 404, 'no-store', 'not_found'],
    ['/.well-known/oauth-protected-resource', 404, 'no-store', 'not_found'],
    ['/.well-known/oauth-authorization-server/mcp', 404, 'no-store', 'not_found'],
  ])('%s', async (path, status, caching, text) => {
    const reply = await built.browser().go(path);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([status, caching]);
    expect(reply.text).toContain(text);
    expect(reply.text).not.toContain('"workspaces"');
  });

  test('at an address that is no page, a browser that goes there gets the console, which says so', async () => {
    const reply = await built.browser().go('/nowhere', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(reply.text).toContain('Console');
  });

  test('another name of this machine leads to the one whose cookies count', async () => {
    const reply = await built.web.request('http://localhost:4400/integrations', { headers: { host: 'localhost:4400' } });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, `${publicUrl}/integrations`]);
  });

  test('without a build, a page says how to make one', async () => {
    const reply = await w.browser().go('/integrations');
    expect([reply.status, reply.text]).toEqual([503, expect.stringContaining('<code>npm run build</code>')]);
  });
});

test('when the store fails, readiness says so without saying how', async () => {
  const broken = await startWorld();
  await broken.store.close();
  const reply = await broken.browser().go('/readyz');
  expect([reply.status, reply.body]).toEqual([503, { status: 'not ready', code: 'internal' }]);
  expect(broken.failures).toHaveLength(1);
  await broken.sandbox.close();
});
