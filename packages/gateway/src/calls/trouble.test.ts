import { findOperation, type OperationName } from '@gatehouse/connector';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure } from './testing/failure.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let reply: () => Reply;
let invoke: (name: OperationName, input?: unknown, signal?: AbortSignal) => ReturnType<CallsWorld['calls']['invoke']>;

async function start(timeoutMs = 5000): Promise<void> {
  rooms = await startCalls(intercom.url, { timeoutMs });
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok'), everyScope]]);
  invoke = (name, input = {}, signal) =>
    rooms.calls.invoke({
      principal,
      surface: 'mcp',
      connection: 'default',
      requestId: rooms.newId(),
      operation: findOperation(name),
      input,
      ...(signal === undefined ? {} : { signal }),
    });
}

beforeEach(async () => {
  intercom = await startIntercom(() => reply());
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1' };

test('a client that does what retry says writes once, whatever Intercom answers after it has written', async () => {
  await start();
  const between = [200, 301, 302, 307, 400, 404, 408, 409, 410, 422, 425, 499, ...Array.from({ length: 100 }, (_, n) => 500 + n)];
  for (const status of between) {
    reply = () => ({ status, body: '<html>', between: true });
    const before = intercom.asked.length;
    const error = await failure(invoke('conversations.reply', { ...note, body: `answered ${status}` }));
    expect([status, error.code, error.retry, intercom.asked.length - before]).toEqual([status, 'outcome_unknown', 'check', 1]);
  }
});

test('an outage that tells no rate limit uses up none of it', async () => {
  await start(3000);
  const ok: Reply = { status: 200, body: { type: 'list', data: [] }, headers: { 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '3' } };
  reply = () => ok;
  await invoke('tags.list');
  reply = () => ({ status: 503, body: '<html>', between: true });
  for (let call = 0; call < 5; call += 1) expect((await failure(invoke('tags.list'))).code).toBe('upstream_unavailable');
  reply = () => ok;
  expect((await invoke('tags.list')).status).toBe(200);
});

test('a caller whose turn would come too late is told at once when it would', async () => {
  await start(3000);
  const headers = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 15),
  };
  reply = () => ({ status: 200, body: { type: 'list', data: [] }, headers });
  await invoke('tags.list');
  const error = await failure(invoke('tags.list'));
  expect(error).toMatchObject({ code: 'upstream_rate_limited', retry: 'later' });
  expect(error.details.retryAfterMs).toBeGreaterThan(3000);
  expect(intercom.asked).toHaveLength(1);
});

test('a write whose caller gives up while it waits for its place never leaves', async () => {
  await start(30_000);
  const headers = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 15),
  };
  reply = () => ({ status: 200, body: { type: 'list', data: [] }, headers });
  await invoke('tags.list');
  const gone = new AbortController();
  const waiting = failure(invoke('conversations.reply', { ...note, body: 'x' }, gone.signal));
  await new Promise((resolve) => setTimeout(resolve, 50));
  gone.abort();
  expect((await waiting).code).toBe('cancelled');
  expect((await rooms.rows())[0]).toMatchObject({ outcome: 'failed', errorCode: 'cancelled', operation: 'conversations.reply' });
  expect(intercom.asked).toHaveLength(1);
});
