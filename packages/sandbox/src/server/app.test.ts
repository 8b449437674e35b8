import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf } from '../testing/caller.ts';

const caller = createCaller();

test('every answer has a request id of 20 characters, the version and the limits', async () => {
  for (const answer of [await caller.get('/me'), await caller.get('/nowhere'), await caller.get('/me', { authorization: 'Bearer x' })]) {
    expect(answer.headers.get('x-request-id')).toMatch(/^\w{20}$/);
    for (const name of ['limit', 'remaining', 'reset']) expect(answer.headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
    if (answer.status !== 200) expect(answer.body['request_id']).toBe(answer.headers.get('x-request-id'));
  }
  expect((await caller.get('/me', { 'intercom-version': '2.11' })).headers.get('intercom-version')).toBe('2.11');
});

test.each([
  ['no token', { authorization: '' }, [401, 'unauthorized', 'Access Token Invalid']],
  ['unknown token', { authorization: 'Bearer dG9rOm5vcGU=' }, [401, 'unauthorized', 'Access Token Invalid']],
  ['another scheme', { authorization: 'Basic abc' }, [401, 'unauthorized', 'Access Token Invalid']],
  ['unknown version', { 'intercom-version': '9.9' }, [400, 'intercom_version_invalid', 'The requested version could not be found']],
  ['version of another API', { 'intercom-version': '1.4' }, [400, 'intercom_version_invalid', 'The requested version could not be found']],
  [
    'HTML wanted',
    { accept: 'text/html' },
    [406, 'media_type_not_acceptable', 'The Accept header should send a media type of application/json'],
  ],
])('%s is refused', async (_, headers, expected) => {
  expect(errorOf(await caller.get('/contacts', headers))).toEqual(expected);
});

test.each(['*/*', 'application/json; charset=utf-8', 'text/html, application/json', 'application/vnd.intercom.3+json'])(
  'who accepts %s is answered',
  async (accept) => {
    expect((await caller.get('/contacts', { accept })).status).toBe(200);
  },
);

test.each(['2.0', '2.7', '2.16', 'Preview', 'Unstable'])('version %s is known', async (version) => {
  expect((await caller.get('/me', { 'intercom-version': version })).status).toBe(200);
});

test('refusals come in order: token, version, permission, then what the path names', async () => {
  const { sandbox } = caller;
  const poor = `Bearer ${sandbox.mintToken({ permissions: ['read_tags'] })}`;
  const wrongVersion = { 'intercom-version': '9.9' };
  expect((await caller.get('/conversations/1', { ...wrongVersion, authorization: 'Bearer x' })).status).toBe(401);
  expect((await caller.get('/conversations/1', { ...wrongVersion, authorization: poor })).status).toBe(400);
  expect(errorOf(await caller.get('/conversations/1', { authorization: poor }))).toEqual([
    403,
    'forbidden',
    'You do not have the required scope (read_conversations) to access this resource',
  ]);
  expect(errorOf(await caller.get('/conversations/1'))).toEqual([404, 'not_found', 'Resource Not Found']);
});

test('any one of the permissions suffices', async () => {
  const token = caller.sandbox.mintToken({ permissions: ['read_admins'] });
  expect((await caller.get('/me', { authorization: `Bearer ${token}` })).status).toBe(200);
  const one = caller.sandbox.mintToken({ permissions: ['read_single_user'] });
  expect((await caller.get('/contacts', { authorization: `Bearer ${one}` })).status).toBe(403);
});

test('a wrong method is not found', async () => {
  expect(errorOf(await caller.send('DELETE', '/tags'))).toEqual([404, 'not_found', 'Resource Not Found']);
});

test.each([
  ['{"name": ', 'application/json', 400],
  ['[1]', 'application/json', 400],
  ['"text"', 'application/json', 400],
  ['{"name":"x"}', 'text/plain', 415],
])('the body %s as %s is %d', async (body, type, status) => {
  const ledger = caller.sandbox.ledger().length;
  expect((await caller.send('POST', '/tags', body, { 'content-type': type })).status).toBe(status);
  expect(caller.sandbox.ledger()).toHaveLength(ledger);
});

test('an empty list is a body without fields', async () => {
  const { body } = await caller.send('POST', '/tags', JSON.stringify({ name: 'From PHP' }), { 'content-type': 'application/json' });
  expect((await caller.send('DELETE', `/tags/${body['id']}`, '[]', { 'content-type': 'application/json' })).status).toBe(200);
});

test('more calls than the limit are refused until the window ends; other apps have their own', async () => {
  const clock = createTestClock(Date.UTC(2026, 2, 10, 12, 0, 3));
  const limited = createCaller({ clock, rateLimit: 3 });
  const remaining = [];
  for (let call = 0; call < 3; call++) remaining.push((await limited.get('/me')).headers.get('x-ratelimit-remaining'));
  expect(remaining).toEqual(['3', '2', '1']);
  const refused = await limited.get('/me');
  expect(errorOf(refused)).toEqual([429, 'rate_limit_exceeded', 'Exceeded rate limit of 3 in 10_seconds']);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await limited.get('/me', { authorization: 'Bearer nobody' })).headers.get('x-ratelimit-remaining')).toBe('3');
  expect(Number(refused.headers.get('x-ratelimit-reset')) * 1000).toBe(Date.UTC(2026, 2, 10, 12, 0, 10));
  const other = `Bearer ${limited.sandbox.mintToken()}`;
  expect((await limited.get('/me', { authorization: other })).status).toBe(200);
  clock.advance(6_999);
  expect((await limited.get('/me')).status).toBe(429);
  clock.advance(1);
  expect((await limited.get('/me')).status).toBe(200);
  clock.advance(10_000);
  const unknown = await limited.get('/me', { authorization: 'Bearer nobody' });
  expect(Number(unknown.headers.get('x-ratelimit-reset')) * 1000).toBe(Date.UTC(2026, 2, 10, 12, 0, 30));
});

test('a sandbox that was reset counts from the beginning', async () => {
  const limited = createCaller({ clock: createTestClock(), rateLimit: 1 });
  const call = async () => (await limited.get('/me', { authorization: `Bearer ${limited.sandbox.mintToken()}` })).status;
  expect([await call(), await call(), await call()]).toEqual([200, 200, 429]);
  limited.sandbox.reset();
  expect(await call()).toBe(200);
});

test('the workspace has two and a half times the limit of one app, in whole calls', async () => {
  const limited = createCaller({ rateLimit: 3 });
  const statuses = [];
  for (let call = 0; call < 8; call++) {
    statuses.push((await limited.get('/me', { authorization: `Bearer ${limited.sandbox.mintToken()}` })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 429]);
});

test('an answer has the headers that were seen: etag of what it says, status, time, build [facts 2, "Response headers seen live"]', async () => {
  const [one, same, other] = [await caller.get('/tags'), await caller.get('/tags'), await caller.get('/teams')];
  expect(one.headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/);
  expect(same.headers.get('etag')).toBe(one.headers.get('etag'));
  expect(other.headers.get('etag')).not.toBe(one.headers.get('etag'));
  expect(one.headers.get('status')).toBe('200 OK');
  expect(one.headers.get('x-runtime')).toMatch(/^\d+\.\d{6}$/);
  expect(one.headers.get('x-intercom-version')).toMatch(/^[0-9a-f]{40}$/);
  const lost = await caller.get('/contacts/nobody');
  expect([lost.headers.get('status'), lost.headers.get('etag')]).toEqual(['404 Not Found', null]);
});
