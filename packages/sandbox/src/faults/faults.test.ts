import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createSandbox, type FaultRule, type Listening, type Sandbox } from '../index.ts';
import { createCaller, createTestClock, errorOf, smallSize } from '../testing/caller.ts';

let open: Sandbox | undefined;
afterEach(() => open?.close());

async function listen(): Promise<{ sandbox: Sandbox; token: string } & Listening> {
  const sandbox = createSandbox({ size: smallSize, clock: createTestClock() });
  open = sandbox;
  return { sandbox, token: sandbox.mintToken(), ...(await sandbox.listen(0)) };
}

interface Outcome {
  status?: number;
  body: string;
  error?: string;
}

/** A plain client, so that what the connection does is seen as it is. */
function call(url: string, token: string, method = 'GET', body?: object, timeoutMs = 60_000): Promise<Outcome> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' };
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const outcome: Outcome = { status: response.statusCode ?? 0, body: '' };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        outcome.body += chunk;
      });
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ ...outcome, error: error.code ?? error.message }));
      response.on('end', () => resolve(outcome));
    });
    sent.setTimeout(timeoutMs, () => sent.destroy(Object.assign(new Error('late'), { code: 'LATE' })));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve({ body: '', error: error.code ?? error.message }));
    sent.end(body && JSON.stringify(body));
  });
}

describe('on a real connection', () => {
  test('reset_before cuts without applying, reset_after_commit applies and cuts', async () => {
    const { sandbox, url, token } = await listen();
    sandbox.addFault({ kind: 'reset_before', method: 'post', path: '/tags', times: 1 });
    sandbox.addFault({ kind: 'reset_after_commit', method: 'POST', path: '/tags', times: 1 });
    expect(await call(`${url}/tags`, token, 'POST', { name: 'one' })).toEqual({ body: '', error: 'ECONNRESET' });
    expect(sandbox.ledger()).toHaveLength(0);
    expect(await call(`${url}/tags`, token, 'POST', { name: 'two' })).toEqual({ body: '', error: 'ECONNRESET' });
    expect(sandbox.ledger()).toMatchObject([{ operation: 'tags.create', body: { name: 'two' } }]);
    expect((await call(`${url}/tags`, token, 'POST', { name: 'three' })).status).toBe(200);
    expect(sandbox.requests().map((seen) => [seen.status, seen.fault])).toEqual([
      [null, 'reset_before'],
      [null, 'reset_after_commit'],
      [200, null],
    ]);
    expect(sandbox.faults().map((fault) => fault.fired)).toEqual([1, 1]);
  });

  test('truncate sends part of the body under a greater length', async () => {
    const { sandbox, url, token } = await listen();
    sandbox.addFault({ kind: 'truncate', path: '/me', times: 1 });
    const cut = await call(`${url}/me`, token);
    const whole = await call(`${url}/me`, token);
    expect(cut).toMatchObject({ status: 200, error: 'ECONNRESET' });
    expect(whole.body.startsWith(cut.body)).toBe(true);
    expect(cut.body.length).toBeLessThan(whole.body.length);
    expect(cut.body.length).toBeGreaterThan(0);
  });

  test('hang answers nothing until the client leaves', async () => {
    const { sandbox, url, token } = await listen();
    sandbox.addFault({ kind: 'hang', path: '/me', times: 1 });
    expect(await call(`${url}/me`, token, 'GET', undefined, 80)).toEqual({ body: '', error: 'LATE' });
    expect((await call(`${url}/me`, token)).status).toBe(200);
  });

  test('closing ends what hangs and every open connection at once', async () => {
    const { sandbox, url, token } = await listen();
    sandbox.addFault({ kind: 'hang', afterCommit: true });
    const hanging = call(`${url}/tags`, token, 'POST', { name: 'x' });
    const unfinished = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    unfinished.write('GET /me HTTP/1.1\r\nHost: ');
    while (sandbox.ledger().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const started = performance.now();
    await sandbox.close();
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await hanging).toMatchObject({ error: 'ECONNRESET' });
  });
});

describe('in process', () => {
  test('many stars are one', async () => {
    const caller = createCaller();
    caller.sandbox.addFault({ kind: 'status', path: `/${'*'.repeat(3000)}/x`, status: 418 });
    expect((await caller.get('/tags')).status).toBe(200);
    expect((await caller.get('/contacts/x')).status).toBe(418);
  });

  test('a cut connection rejects as fetch does', async () => {
    const caller = createCaller();
    caller.sandbox.addFault({ kind: 'reset_before' });
    await expect(caller.get('/me')).rejects.toThrow('fetch failed');
  });

  test('status answers as told, before or after the effect', async () => {
    const caller = createCaller();
    const { sandbox } = caller;
    sandbox.addFault({ kind: 'status', status: 503, path: '/tags', times: 1 });
    sandbox.addFault({
      kind: 'status',
      path: '/tags',
      times: 1,
      body: '<html>',
      headers: { 'content-type': 'text/html' },
      afterCommit: true,
    });
    expect((await caller.send('POST', '/tags', { name: 'a' })).body['errors']?.[0]).toMatchObject({ code: 'server_error' });
    expect(sandbox.ledger()).toHaveLength(0);
    const after = await caller.send('POST', '/tags', { name: 'a' });
    expect([after.status, after.headers.get('content-type'), after.body['text']]).toEqual([500, 'text/html', '<html>']);
    expect(sandbox.ledger()).toHaveLength(1);
  });

  test('rate_limit looks like the real one; its headers can be changed and left out', async () => {
    const caller = createCaller();
    caller.sandbox.addFault({ kind: 'rate_limit', times: 1, headers: { 'x-ratelimit-reset': null, 'retry-after': '1' } });
    const answer = await caller.get('/me');
    expect(answer.status).toBe(429);
    expect(answer.body['errors']?.[0]).toMatchObject({ code: 'rate_limit_exceeded' });
    expect([answer.headers.get('x-ratelimit-reset'), answer.headers.get('retry-after')]).toEqual([null, '1']);
  });

  test('wrong_shape is valid JSON with nothing in its place', async () => {
    const caller = createCaller();
    caller.sandbox.addFault({ kind: 'wrong_shape', times: 1, path: '/teams' });
    caller.sandbox.addFault({ kind: 'wrong_shape', times: 1, path: '/tags', body: [] });
    expect((await caller.get('/teams')).body).toMatchObject({ type: 7, teams: null, unexpected_field: {} });
    expect((await caller.get('/tags')).body['text']).toBe('[]');
  });

  test('slow waits on the clock', async () => {
    const clock = createTestClock();
    const waits: number[] = [];
    const caller = createCaller({ clock: { ...clock, sleep: async (ms) => void waits.push(ms) } });
    caller.sandbox.addFault({ kind: 'slow', delayMs: 700, times: 1 });
    expect((await caller.get('/me')).status).toBe(200);
    expect(waits).toEqual([700]);
  });

  test('a share is drawn from the seed: the same requests are hit again', async () => {
    const run = async (seed: number) => {
      const caller = createCaller({ seed });
      caller.sandbox.addFault({ kind: 'status', share: 0.3 });
      const statuses = [];
      for (let call = 0; call < 40; call++) statuses.push((await caller.get('/teams')).status);
      return statuses;
    };
    const first = await run(5);
    expect(await run(5)).toEqual(first);
    const hit = first.filter((status) => status === 500).length;
    expect(hit).toBeGreaterThan(4);
    expect(hit).toBeLessThan(24);
  });
});

test.each<[FaultRule, string, string, boolean]>([
  [{ kind: 'status', path: '/contacts' }, 'GET', '/contacts?page=1', true],
  [{ kind: 'status', path: '/contacts' }, 'GET', '/contacts/1', false],
  [{ kind: 'status', path: '/contacts/{id}' }, 'GET', '/contacts/1', true],
  [{ kind: 'status', path: '/contacts/{id}' }, 'GET', '/contacts/1/tags', false],
  [{ kind: 'status', path: '/contacts/*' }, 'GET', '/contacts/1/tags', true],
  [{ kind: 'status', path: '*/tags' }, 'GET', '/contacts/1/tags', true],
  [{ kind: 'status', path: '/a.b' }, 'GET', '/aXb', false],
  [{ kind: 'status', method: 'POST' }, 'GET', '/me', false],
])('%j on %s %s is %s', async (rule, method, path, hit) => {
  const caller = createCaller();
  caller.sandbox.addFault({ ...rule, status: 599 });
  expect((await caller.send(method, path)).status === 599).toBe(hit);
});

test('a plan that lacks something refuses it, in the words of the call [facts, appendix: api_plan_restricted]', async () => {
  const { sandbox, get, send } = createCaller();
  sandbox.addFault({ kind: 'plan_restricted' });
  const refused = async (path: string) => errorOf(await get(path));
  expect(await refused('/conversations')).toEqual([403, 'api_plan_restricted', 'Active subscription needed.']);
  expect((await refused('/teams/814865/metrics'))[2]).toBe('Real-time monitoring is not enabled for your workspace.');
  expect((await refused('/export/workflows/67890'))[2]).toBe('Workflow export is not available for this app');
  expect((await send('POST', '/tags', { name: 'New' })).status).toBe(403);
  expect(sandbox.ledger()).toEqual([]);
});
