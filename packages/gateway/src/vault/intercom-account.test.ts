import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport, latestVersion, systemClock } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createIntercomAccount, type IntercomAccount, isToken } from './intercom-account.ts';
import type { OauthApp } from './oauth-app.ts';

interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An Intercom that answers what a test wants, and keeps what it was asked. */
let asked: Asked[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  asked.push({ method: request.method, path: request.url, headers: request.headers, body });
  answer(response);
});
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  answer = (response) => response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Who waits for the ten seconds to pass. */
let waiting: (AbortSignal | undefined)[] = [];
let url: string;
let account: IntercomAccount;
let app: OauthApp;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = { of: 'instance', clientId: 'the-client', clientSecret: 'the-secret', authorizeUrl: '', apiUrl: url, region: 'eu' };
  // Ten seconds pass in half of one.
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => {
      waiting.push(signal);
      return systemClock.sleep(ms / 20, signal);
    },
  };
  account = createIntercomAccount({ transport: fetchTransport(), clock });
});
beforeEach(() => {
  asked = [];
  waiting = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const me = {
  type: 'admin',
  id: '7',
  name: 'Ada\u202e\n  Admin ',
  email: 'ada@example.com',
  app: { id_code: 'ws1', name: 'Acme', region: 'EU' },
};
const shown = (body: unknown) => {
  json(200, body);
  return account.me(url, 'a-token');
};

describe('who a credential acts as', () => {
  test('is asked once, with the credential and the version', async () => {
    expect(await shown(me)).toEqual({
      kind: 'ok',
      account: {
        adminId: '7',
        adminName: 'Ada Admin',
        adminEmail: 'ada@example.com',
        workspaceId: 'ws1',
        workspaceName: 'Acme',
        region: 'eu',
      },
    });
    expect(asked).toHaveLength(1);
    expect(waiting.map((signal) => signal?.aborted)).toEqual([true]);
    expect(asked[0]).toMatchObject({ method: 'GET', path: '/me', body: '' });
    expect(asked[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer a-token',
      'intercom-version': latestVersion,
    });
    expect(asked[0]?.headers).not.toHaveProperty('content-type');
  });

  test('has a number for an id, no name and no region, too', async () => {
    expect(await shown({ id: 7, app: { id_code: 'w', name: null, region: 'mars' } })).toMatchObject({
      account: { adminId: '7', adminName: '', adminEmail: '', workspaceName: 'w', region: null },
    });
    expect(await shown({ id: 7, app: { id_code: 'ws1' } })).toMatchObject({ account: { region: null } });
  });

  test('keeps words of bounded length', async () => {
    expect(await shown({ ...me, name: 'x'.repeat(500), app: { ...me.app, id_code: 'w'.repeat(100) } })).toMatchObject({
      account: { adminName: 'x'.repeat(200), workspaceId: 'w'.repeat(100) },
    });
  });

  test.each([
    ['no id', { ...me, id: '' }],
    ['half an id', { ...me, id: 7.5 }],
    ['no workspace', { ...me, app: null }],
    ['a workspace without an id', { ...me, app: { id_code: '' } }],
    ['a workspace with an endless id', { ...me, app: { id_code: 'w'.repeat(101) } }],
    ['a workspace whose id has a line break', { ...me, app: { id_code: 'ws1\nws2' } }],
    ['a workspace whose id is markup', { ...me, app: { id_code: '<b>ws1</b>' } }],
    ['no JSON', '<html>'],
  ])('is not believed with %s', async (_, body) => {
    await expect(shown(body)).rejects.toMatchObject({ code: 'upstream_invalid', details: { upstream: { status: 200, errors: [] } } });
  });

  test.each([
    [401, 'refused'],
    [403, 'forbidden'],
  ])('%i: %s', async (status, kind) => {
    json(status, {});
    expect(await account.me(url, 'a-token')).toEqual({ kind });
  });

  test.each([
    [204, 'upstream_invalid', undefined],
    [302, 'upstream_invalid', undefined],
    [404, 'upstream_invalid', undefined],
    [429, 'upstream_rate_limited', 'Try again in a minute.'],
    [500, 'upstream_failed', 'Try again in a minute.'],
    [503, 'upstream_failed', 'Try again in a minute.'],
  ])('%i: %s', async (status, code, fix) => {
    json(status, status === 204 ? '' : {});
    const error = await account.me(url, 'a-token').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code, details: { upstream: { status } } });
    expect((error as { details: { fix?: string } }).details.fix).toBe(fix);
  });

  test('what Intercom complains of goes along as codes, cut short', async () => {
    const errors = [
      { code: `${'c'.repeat(70)}`, message: 'tok-canary' },
      { code: '<b>"odd"</b>' },
      { code: null },
      ...Array(9).fill({ code: 'more' }),
    ];
    json(500, { errors }, { 'x-request-id': 'r'.repeat(150) });
    const error = await account.me(url, 'a-token').catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      details: {
        upstream: {
          requestId: 'r'.repeat(100),
          errors: [{ code: 'c'.repeat(60) }, { code: 'boddb' }, { code: 'unknown' }, { code: 'more' }, { code: 'more' }],
        },
      },
    });
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  test('an answer without end is no answer', async () => {
    await expect(shown(`"${'x'.repeat(64 * 1024 - 2)}"`)).rejects.toMatchObject({ details: { upstream: { status: 200 } } });
    await expect(shown(`"${'x'.repeat(64 * 1024 - 1)}"`)).rejects.toMatchObject({ code: 'upstream_invalid', details: {} });
  });

  test('an Intercom that hangs, and one that is not there, are told apart', async () => {
    answer = () => {};
    await expect(account.me(url, 'a-token')).rejects.toMatchObject({
      code: 'upstream_unavailable',
      details: { fix: expect.stringContaining('within 10 seconds') },
    });
    await expect(account.me('http://127.0.0.1:1/path', 'a-token')).rejects.toMatchObject({
      code: 'upstream_unavailable',
      details: { fix: expect.stringContaining('reaches http://127.0.0.1:1,') },
    });
  });
});

describe('a code for a token', () => {
  test('is exchanged where the app is known', async () => {
    json(200, { access_token: 'tok-1', token: 'tok-2' });
    expect(await account.exchange('the-code', app)).toBe('tok-1');
    expect(asked).toMatchObject([{ method: 'POST', path: '/auth/eagle/token', headers: { 'content-type': 'application/json' } }]);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ code: 'the-code', client_id: 'the-client', client_secret: 'the-secret' });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
    json(200, { token: 'tok-2' });
    expect(await account.exchange('the-code', app)).toBe('tok-2');
  });

  test.each([
    ['nothing', {}],
    ['a token with a space', { token: 'a b' }],
    ['a list', []],
    ['no JSON', 'tok-canary'],
  ])('does not come of %s', async (_, body) => {
    json(200, body);
    const error = await account.exchange('the-code', app).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'upstream_invalid', details: { upstream: { status: 200, errors: [] } } });
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  test.each([
    [400, { errors: [{ code: 'invalid', message: 'Client secret is wrong' }] }, 'oauth_client_invalid'],
    [401, { errors: [{ code: 'invalid_CLIENT', message: 'x' }] }, 'oauth_client_invalid'],
    [400, { errors: [{ code: 'first' }, { code: 'second', message: 'No such client' }] }, 'oauth_client_invalid'],
    [400, { errors: [] }, 'oauth_code_invalid'],
    [404, { errors: [{ code: 'invalid_grant', message: 'expired' }] }, 'oauth_code_invalid'],
    [499, 'no JSON', 'oauth_code_invalid'],
    [429, {}, 'upstream_rate_limited'],
    [500, { errors: [{ code: 'client' }] }, 'upstream_failed'],
    [302, {}, 'upstream_invalid'],
  ])('%i %j: %s', async (status, body, code) => {
    json(status, body);
    const error = await account.exchange('the-code', app).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code, details: { upstream: { status } } });
    const { field, fix } = (error as { details: { field?: string; fix?: string } }).details;
    expect(field).toBe(code === 'oauth_client_invalid' ? 'INTERCOM_CLIENT_SECRET' : undefined);
    if (code.startsWith('oauth_')) expect(fix).toContain('INTERCOM_CLIENT_ID');
  });
});

describe('whether Intercom knows an app', () => {
  const own = () => ({ ...app, of: 'organisation' }) as const;
  test.each([
    ['it refuses the code', 401, { errors: [{ code: 'unauthorized', message: 'Unauthorized Code' }] }, undefined],
    ['it refuses something', 400, {}, undefined],
    ['it refuses the client', 401, { errors: [{ code: 'unauthorized', message: 'Unauthorized Client' }] }, 'oauth_client_invalid'],
    ['it fails', 503, {}, 'upstream_failed'],
    ['it is busy', 429, {}, 'upstream_rate_limited'],
    ['it takes the code', 200, { token: 'tok-1' }, 'upstream_invalid'],
    ['a page of something in between refuses', 403, '<html>Blocked by policy</html>', 'upstream_invalid'],
    ['there is nothing at the address', 404, '', 'upstream_invalid'],
  ])('%s', async (_, status, body, code) => {
    json(status, body);
    const error = await account.checkApp(own()).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect((error as { code?: string } | undefined)?.code).toBe(code);
    if (code === 'oauth_client_invalid') {
      expect(error).toMatchObject({
        details: { field: 'clientSecret', fix: expect.stringMatching(/^Intercom \(127\.0\.0\.1:\d+\) does not know this Client ID/) },
      });
    }
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(error ?? '')).not.toContain('the-secret');
  });
});

test.each([
  [200, true],
  [299, true],
  [300, false],
  [199, false],
  [302, false],
  [401, false],
  [500, false],
])('an app is uninstalled only when Intercom says so (%i: %s)', async (status, confirmed) => {
  if (status === 199) answer = (response) => response.socket?.destroy();
  else json(status, {});
  expect(await account.uninstall(url, 'a-token')).toBe(confirmed);
  expect(asked[0]).toMatchObject({ method: 'POST', path: '/auth/uninstall', headers: { authorization: 'Bearer a-token' } });
});

test('a token is visible characters, at most a thousand', () => {
  expect(['a', '!~', 'x'.repeat(1000)].map(isToken)).toEqual([true, true, true]);
  expect(['', 'a b', 'a\n', '\u00e9', '\u007f', 'x'.repeat(1001)].map(isToken)).toEqual([false, false, false, false, false, false]);
});
