import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../index.ts';
import { createCaller, createTestClock, errorOf, smallSize, type TestClock } from '../testing/caller.ts';

const app = {
  clientId: 'client',
  clientSecret: 'secret',
  name: 'Ada & <Sons>',
  redirectUrls: ['https://app.example/callback?keep=1', 'http://127.0.0.1:4400/cb', 'http://localhost/any'],
};

function start(clock: TestClock = createTestClock()): { sandbox: Sandbox; clock: TestClock } {
  return { sandbox: createSandbox({ size: smallSize, clock, apps: [app] }), clock };
}

const form = (sandbox: Sandbox, path: string, fields: Record<string, string>) =>
  sandbox.fetch(new Request(`http://sandbox.test${path}`, { method: 'POST', body: new URLSearchParams(fields) }));

const page = (sandbox: Sandbox, query: Record<string, string>) =>
  sandbox.fetch(new Request(`http://sandbox.test/oauth?${new URLSearchParams(query)}`));

async function authorize(sandbox: Sandbox, fields: Record<string, string> = {}): Promise<URL> {
  const response = await form(sandbox, '/oauth', { client_id: 'client', action: 'authorize', ...fields });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

const exchange = (sandbox: Sandbox, code: string | null, fields: Record<string, string> = {}) =>
  form(sandbox, '/auth/eagle/token', { code: code ?? '', client_id: 'client', client_secret: 'secret', ...fields });

describe('consent', () => {
  test('the page names app, workspace, admin and permissions, and needs no script', async () => {
    const { sandbox } = start();
    const response = await page(sandbox, { client_id: 'client', state: '"><script>', scope: 'ignored' });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const text of [
      'Ada &amp; &lt;Sons&gt;',
      sandbox.workspace.name,
      sandbox.workspace.id_code,
      sandbox.admins[0]?.name ?? '',
      'Read conversations',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<form method="post" action="/oauth">');
    expect(html).not.toContain('<script');
  });

  test('the code comes back with the state, to the first redirect URL unless told', async () => {
    const { sandbox } = start();
    const first = await authorize(sandbox, { state: 'a b&c' });
    expect(`${first.origin}${first.pathname}`).toBe('https://app.example/callback');
    expect(first.searchParams.get('keep')).toBe('1');
    expect(first.searchParams.get('state')).toBe('a b&c');
    expect(first.searchParams.get('code')).toMatch(/=$/);
    const second = await authorize(sandbox, { redirect_uri: 'http://127.0.0.1:4400/cb' });
    expect(second.origin).toBe('http://127.0.0.1:4400');
    expect(second.searchParams.has('state')).toBe(false);
  });

  test('a redirect URL on this machine without a port stands for every port, and for nothing else', async () => {
    const { sandbox } = start();
    const target = await authorize(sandbox, { redirect_uri: 'http://localhost:49152/any' });
    expect(target.href).toMatch(/^http:\/\/localhost:49152\/any\?code=/);
    for (const redirect_uri of [
      'http://127.0.0.1:4401/cb',
      'http://localhost:1/other',
      'http://a@localhost:1/any',
      'https://localhost:1/any',
    ]) {
      expect([redirect_uri, (await page(sandbox, { client_id: 'client', redirect_uri })).status]).toEqual([redirect_uri, 400]);
    }
  });

  test('Cancel says access_denied, without a code', async () => {
    const { sandbox } = start();
    const target = await authorize(sandbox, { action: 'cancel', state: 's' });
    expect(Object.fromEntries(target.searchParams)).toEqual({ keep: '1', error: 'access_denied', state: 's' });
  });

  test.each([
    [{ client_id: 'nobody' }, 'invalid_client'],
    [{ client_id: 'client', redirect_uri: 'https://app.example/callback' }, 'redirect_uri_mismatch'],
    [{ client_id: 'client', redirect_uri: 'https://evil.example/' }, 'redirect_uri_mismatch'],
  ])('%j shows an error and leads nowhere', async (query, word) => {
    const { sandbox } = start();
    for (const response of [await page(sandbox, query), await form(sandbox, '/oauth', { ...query, action: 'authorize' })]) {
      expect(response.status).toBe(400);
      expect(response.headers.has('location')).toBe(false);
      expect(await response.text()).toContain(word);
    }
  });
});

describe('token', () => {
  test.each(['form', 'json'])('a code sent as %s gives a token that works, and no lifetime', async (kind) => {
    const { sandbox } = start();
    const code = (await authorize(sandbox)).searchParams.get('code');
    const fields = { code, client_id: 'client', client_secret: 'secret' };
    const response =
      kind === 'form'
        ? await exchange(sandbox, code)
        : await sandbox.fetch(
            new Request('http://sandbox.test/auth/eagle/token', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(fields),
            }),
          );
    const body = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(200);
    expect(body).toEqual({ token_type: 'Bearer', token: body['token'], access_token: body['token'] });
    expect(body['token']).toMatch(/^dG9rO/);
    const caller = createCaller({}, sandbox);
    const me = await caller.get('/me', { authorization: `Bearer ${body['token']}` });
    expect(me.body['app']?.['id_code']).toBe(sandbox.workspace.id_code);
  });

  test('a code works once, for five minutes, for its own app', async () => {
    const { sandbox, clock } = start();
    sandbox.saveApp({ ...app, clientId: 'other' });
    const refused = async (response: Response, message: string) => {
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ type: 'error.list', errors: [{ code: 'unauthorized', message }] });
    };
    const first = (await authorize(sandbox)).searchParams.get('code');
    await refused(await exchange(sandbox, first, { client_secret: 'wrong' }), 'Unauthorized Client');
    await refused(await exchange(sandbox, first, { client_id: 'other' }), 'Unauthorized Code');
    await refused(await exchange(sandbox, `${first}x`), 'Unauthorized Code');
    expect((await exchange(sandbox, first)).status).toBe(200);
    await refused(await exchange(sandbox, first), 'Unauthorized Code');
    const second = (await authorize(sandbox)).searchParams.get('code');
    clock.advance(5 * 60_000);
    await refused(await exchange(sandbox, second), 'Unauthorized Code');
  });

  test('a token keeps the permissions that the app had when it was authorized', async () => {
    const { sandbox } = start();
    const caller = createCaller({}, sandbox);
    const code = (await authorize(sandbox)).searchParams.get('code');
    const { token } = (await (await exchange(sandbox, code)).json()) as { token: string };
    await caller.control('PUT', '/apps/client', { permissions: ['read_tags'] });
    expect((await caller.get('/contacts', { authorization: `Bearer ${token}` })).status).toBe(200);
    const later = (await authorize(sandbox)).searchParams.get('code');
    const narrow = (await (await exchange(sandbox, later)).json()) as { token: string };
    expect((await caller.get('/contacts', { authorization: `Bearer ${narrow.token}` })).status).toBe(403);
    expect(narrow.token).not.toBe(token);
  });
});

test('uninstalling ends every token of the app, and no other', async () => {
  const { sandbox } = start();
  const caller = createCaller({}, sandbox);
  const [first, second] = [sandbox.mintToken({ clientId: 'client' }), sandbox.mintToken({ clientId: 'client' })];
  const uninstall = () => caller.send('POST', '/auth/uninstall', undefined, { authorization: `Bearer ${first}` });
  expect(await uninstall()).toMatchObject({ status: 200, body: {} });
  for (const token of [first, second]) {
    expect(errorOf(await caller.get('/me', { authorization: `Bearer ${token}` }))).toEqual([401, 'unauthorized', 'Access Token Invalid']);
  }
  expect((await uninstall()).status).toBe(401);
  expect((await caller.get('/me')).status).toBe(200);
});
