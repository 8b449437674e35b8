import { expect, test } from 'vitest';
import { createSandbox } from '../index.ts';
import { createCaller, createTestClock, rows, smallSize, text, thing } from '../testing/caller.ts';

const app = { clientId: 'c', clientSecret: 's', name: 'App', redirectUrls: ['https://app.example/cb'] };

test('the controls list themselves', async () => {
  const { control } = createCaller();
  expect(Object.keys((await control('GET', '/')).body['controls'] ?? {})).toContain('POST /_sandbox/faults');
});

test('an app is created, shown without its secret, and changed', async () => {
  const { control } = createCaller();
  expect((await control('POST', '/apps', { ...app, permissions: ['read_tags'] })).body).toEqual({
    clientId: 'c',
    name: 'App',
    redirectUrls: app.redirectUrls,
    permissions: ['read_tags'],
  });
  expect((await control('POST', '/apps', app)).status).toBe(409);
  const changed = await control('PUT', '/apps/c', { redirectUrls: ['http://localhost:1/cb'], permissions: ['read_users'] });
  expect(changed.body).toMatchObject({ name: 'App', redirectUrls: ['http://localhost:1/cb'], permissions: ['read_users'] });
  expect((await control('PUT', '/apps/nobody', {})).status).toBe(404);
  expect(JSON.stringify((await control('GET', '/apps')).body)).not.toContain('ecret');
});

test('a token is minted with the wanted permissions, and revoked', async () => {
  const { control, get } = createCaller();
  await control('POST', '/apps', app);
  const { token } = (await control('POST', '/tokens', { clientId: 'c', permissions: ['read_tags'] })).body;
  const headers = { authorization: `Bearer ${token}` };
  expect([(await get('/tags', headers)).status, (await get('/contacts', headers)).status]).toEqual([200, 403]);
  expect((await control('DELETE', '/tokens', { token })).body).toEqual({ revoked: 1 });
  expect((await get('/tags', headers)).status).toBe(401);
  const plain = text((await control('POST', '/tokens', {})).body['token']);
  expect((await get('/contacts', { authorization: `Bearer ${plain}` })).status).toBe(200);
});

test('an app is told of a missing permission in either of the two forms', async () => {
  const { control, get } = createCaller();
  const told = async (token: unknown) => {
    const answer = await get('/me', { authorization: `Bearer ${token}` });
    return [answer.status, thing(rows(answer.body['errors'])[0])['code']];
  };
  const mint = async (more: object) => (await control('POST', '/tokens', { permissions: ['read_tags'], ...more })).body['token'];
  expect(await told(await mint({}))).toEqual([403, 'forbidden']);
  expect(await told(await mint({ refusal: 'token_unauthorized' }))).toEqual([401, 'token_unauthorized']);
  const app = { clientId: 'told', clientSecret: 's', name: 'Told', redirectUrls: ['https://a.example/cb'], permissions: ['read_tags'] };
  await control('POST', '/apps', { ...app, refusal: 'token_unauthorized' });
  const { token } = (await control('POST', '/tokens', { clientId: 'told' })).body;
  expect(await told(token)).toEqual([401, 'token_unauthorized']);
  await control('PUT', '/apps/told', { refusal: 'forbidden' });
  expect(await told(token)).toEqual([403, 'forbidden']);
});

test('the ledger and the requests tell what happened; reset forgets it and keeps tokens', async () => {
  const { control, get, send, token } = createCaller();
  await send('POST', '/tags', { name: 'New' });
  await get('/nowhere');
  const entries = rows((await control('GET', '/ledger')).body['entries']);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ sequence: 1, operation: 'tags.create', body: { name: 'New' } });
  expect(text(entries[0]?.['bodyHash'])).toMatch(/^[0-9a-f]{64}$/);
  const seen = (await control('GET', '/requests')).body['requests'];
  expect(seen).toMatchObject([
    { method: 'POST', path: '/tags', status: 200, token: entries[0]?.['token'] },
    { method: 'GET', path: '/nowhere', status: 404 },
  ]);
  expect(JSON.stringify(seen)).not.toContain(token);
  expect(rows((await control('GET', '/requests?after=1')).body['requests'])).toHaveLength(1);
  await control('POST', '/faults', { kind: 'status' });
  expect((await control('POST', '/reset')).status).toBe(200);
  for (const name of ['ledger', 'requests', 'faults']) {
    expect(Object.values((await control('GET', `/${name}`)).body)[0]).toEqual([]);
  }
  expect(rows((await get('/tags')).body['data']).map((tag) => tag['name'])).not.toContain('New');
});

test('a fault is added, counted and removed', async () => {
  const { control, get } = createCaller();
  const { id } = (await control('POST', '/faults', { kind: 'status', method: 'get', path: '/teams', times: 2, status: 502 })).body;
  expect((await get('/teams')).status).toBe(502);
  expect((await control('GET', '/faults')).body).toMatchObject({ faults: [{ id, method: 'GET', fired: 1 }] });
  expect((await control('DELETE', `/faults/${id}`)).body).toEqual({ removed: 1 });
  expect((await get('/teams')).status).toBe(200);
  expect((await control('DELETE', `/faults/${id}`)).status).toBe(404);
});

test.each<[string, string, unknown, string]>([
  ['POST', '/faults', { kind: 'explode' }, '"kind" must be one of status, rate_limit'],
  ['POST', '/faults', { kind: 'status', share: 2 }, '"share" must be a number from 0 to 1.'],
  ['POST', '/faults', { kind: 'status', headers: { 'a\r\nb': 'c' } }, '"headers" has a name or a text that no header can have.'],
  ['POST', '/faults', { kind: 'status', path: 'tags' }, '"path" must begin with / or *.'],
  ['POST', '/faults', { kind: 'status', often: 2 }, 'Unknown field "often". Known: kind,'],
  ['POST', '/faults', '{', 'The body must be JSON.'],
  ['POST', '/apps', { clientId: 'x' }, '"redirectUrls" must be a list'],
  ['POST', '/apps', { ...app, redirectUrls: ['http://app.example/cb'] }, 'neither https nor on this machine'],
  ['POST', '/apps', { ...app, permissions: ['read_all'] }, '"permissions": "read_all" is unknown.'],
  ['POST', '/tokens', { clientId: 'nobody' }, 'There is no app "nobody".'],
  ['POST', '/tokens', { adminId: '1' }, '"adminId" is not a teammate'],
  ['POST', '/tokens', { refusal: 'rude' }, '"refusal" must be one of forbidden, token_unauthorized'],
  ['DELETE', '/tokens', {}, 'Say what to revoke'],
  ['GET', '/ledger?after=x', undefined, '"after" must be a sequence number.'],
  ['GET', '/nothing', undefined, 'There is no control GET /_sandbox/nothing.'],
])('%s %s %j says what is wrong', async (method, path, body, message) => {
  const answer = await createCaller().control(method, path, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(text(answer.body['error'])).toContain(message);
});

test('controls answer neither another name for this machine nor another site', async () => {
  const sandbox = createSandbox({ size: smallSize, clock: createTestClock() });
  const { url, close } = await sandbox.listen(0);
  const { port } = new URL(url);
  const status = async (headers: Record<string, string>) => {
    const { request } = await import('node:http');
    return new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: '/_sandbox/', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
  };
  expect(await status({})).toBe(200);
  expect(await status({ host: `localhost:${port}`, origin: 'http://localhost:4400' })).toBe(200);
  expect(await status({ host: 'rebound.example' })).toBe(403);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  await close();
});
