import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Delivery, WebhookOptions } from '../index.ts';
import { type Caller, createCaller, createWaitingClock, type TestClock, text } from '../testing/caller.ts';
import { type Receiver, startReceiver, until } from '../testing/receiver.ts';
import { createQueue, type Notification, type QueueDeps } from './queue.ts';
import { createSender } from './sender.ts';

const app = { clientId: 'app', clientSecret: 's', name: 'App', redirectUrls: ['http://localhost/cb'] };
const minute = 60_000;
let receiver: Receiver;
let clock: TestClock;
let caller: Caller;

beforeEach(async () => {
  receiver = await startReceiver();
  clock = createWaitingClock();
  caller = createCaller({ clock, apps: [app] });
  caller.sandbox.mintToken({ clientId: 'app' });
});
afterEach(async () => {
  await caller.sandbox.close();
  await receiver.close();
});

const save = (options: Partial<WebhookOptions> = {}) =>
  caller.sandbox.saveWebhook({ clientId: 'app', url: receiver.url, topics: ['contact.user.created'], ...options });
async function happen(count = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    ids.push(text((await caller.send('POST', '/contacts', { external_id: `${clock.now()}-${number}` })).body['id']));
  }
  return ids;
}
const deliveries = (): readonly Delivery[] => caller.sandbox.webhooks()[0]?.deliveries ?? [];
const states = () => deliveries().map(({ state }) => state);
const posted = (count: number) => until(() => receiver.posts.length >= count, `${count} notifications, not ${receiver.posts.length}`);
const reached = (...wanted: string[]) => until(() => String(states()) === String(wanted), `${wanted}, not ${states()}`);
const contactIds = () => receiver.posts.map(({ body }) => text(body['data']?.['item']?.['id']));
/** Long enough for a request on this machine that should not come. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 20));

test.each([500, 503, 404, 400, 302])('%i is tried again after a minute, once', async (status) => {
  await save();
  receiver.answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end();
  await happen();
  await reached('retrying');
  const start = clock.now();
  expect(deliveries()[0]).toMatchObject({ attempts: 1, status, nextAttemptAt: start + minute });
  clock.advance(minute - 1);
  await quiet();
  expect(receiver.posts).toHaveLength(1);
  clock.advance(1);
  await reached('failed');
  clock.advance(1000 * minute);
  await quiet();
  const [one, two] = receiver.posts;
  expect(receiver.posts.map(({ path }) => path)).toEqual(['/hooks', '/hooks']);
  expect(one?.body).toMatchObject({ delivery_attempts: 1, first_sent_at: start / 1000 });
  expect(two?.body).toEqual({ ...one?.body, delivery_attempts: 2 });
});

test('the second attempt may succeed; a receiver that is gone is an error in words', async () => {
  await save();
  receiver.answer = (response) => response.destroy();
  await happen();
  await reached('retrying');
  expect(deliveries()[0]).toMatchObject({ status: null, error: 'ECONNRESET' });
  receiver.answer = 204;
  clock.advance(minute);
  await reached('delivered');
  expect(deliveries()[0]).toMatchObject({ attempts: 2, status: 204, error: null, nextAttemptAt: null });
  await receiver.close();
  await happen();
  await reached('delivered', 'retrying');
  expect(deliveries()[1]?.error).toBe('nothing listens there (ECONNREFUSED)');
});

test.each<[string, Receiver['answer']]>([
  ['no answer', 'hang'],
  ['half an answer', (response) => response.writeHead(200, { 'content-length': 10 }).write('half')],
])('%s within five seconds is tried again after a minute', async (_, answer) => {
  await save();
  receiver.answer = answer;
  await happen();
  await posted(1);
  clock.advance(4999);
  await quiet();
  expect(states()).toEqual(['waiting']);
  clock.advance(1);
  await reached('retrying');
  expect(deliveries()[0]).toMatchObject({ status: null, error: 'no answer within 5 seconds', ms: 5000 });
});

test('410 disables the endpoint until it is saved again', async () => {
  await save();
  let answer = () => {};
  receiver.answer = (response) => {
    answer = () => response.writeHead(410).end();
  };
  await happen(3);
  await posted(1);
  answer();
  await reached('disabled', 'disabled', 'disabled');
  expect(caller.sandbox.webhooks()[0]).toMatchObject({ state: 'disabled', advice: expect.stringContaining('Save the endpoint again') });
  await happen();
  clock.advance(10 * minute);
  await quiet();
  expect(receiver.posts).toHaveLength(1);
  expect((await caller.control('POST', '/webhooks/ping', { clientId: 'app' })).status).toBe(409);
  const id = deliveries()[2]?.id;
  expect((await caller.control('POST', '/webhooks/redeliver', { id })).status).toBe(409);
  receiver.answer = 200;
  await save();
  await happen();
  await reached('disabled', 'disabled', 'disabled', 'delivered');
});

test('429 holds everything back, for longer each time', async () => {
  await save();
  receiver.answer = 429;
  const ids = await happen(2);
  await reached('throttled', 'throttled');
  for (const [times, wait] of [1, 2, 4].entries()) {
    expect(deliveries()[1]?.nextAttemptAt).toBe(clock.now() + wait * minute);
    clock.advance(wait * minute);
    await posted(times + 2);
    await reached('throttled', 'throttled');
  }
  receiver.answer = 200;
  clock.advance(8 * minute);
  await reached('delivered', 'delivered');
  expect(contactIds()).toEqual([...Array.from({ length: 5 }, () => ids[0]), ids[1]]);
  expect(receiver.posts.at(-2)?.body['delivery_attempts']).toBe(5);
});

test('what is held back for two hours is dropped', async () => {
  await save();
  receiver.answer = 429;
  await happen();
  const start = clock.now();
  for (let posts = 1; states()[0] !== 'failed' && posts < 20; posts++) {
    await posted(posts);
    await until(() => states()[0] === 'throttled' || states()[0] === 'failed', 'held back or dropped');
    clock.advance((deliveries()[0]?.nextAttemptAt ?? clock.now()) - clock.now());
  }
  expect(deliveries()[0]).toMatchObject({ state: 'failed', status: 429, attempts: 8, error: expect.stringContaining('two hours') });
  expect(clock.now() - start).toBe(120 * minute);
});

test('notifications arrive in order, past one that is tried again', async () => {
  await save();
  let count = 0;
  receiver.answer = (response) => response.writeHead(++count === 2 ? 500 : 200).end();
  const ids = await happen(20);
  await until(() => states().filter((state) => state === 'delivered').length === 19, 'all but one delivered');
  clock.advance(minute);
  await posted(21);
  expect(contactIds()).toEqual([...ids, ids[1]]);
});

test('shuffled notifications overtake each other, by less than two seconds', async () => {
  await save({ shuffle: true });
  const ids = await happen(10);
  for (let step = 0; step < 5; step++) {
    clock.advance(400);
    await quiet();
  }
  await posted(10);
  expect(contactIds()).not.toEqual(ids);
  expect(contactIds().toSorted()).toEqual(ids.toSorted());
});

test('duplicates have one id and are drawn from the seed', async () => {
  await save({ duplicate: 0.4 });
  await happen(10);
  await until(() => deliveries().every(({ state }) => state === 'delivered'), 'all delivered');
  const twice = deliveries().flatMap(({ duplicate }, place) => (duplicate ? [place] : []));
  expect(twice).toEqual([4, 10, 12]);
  for (const place of twice) expect(receiver.posts[place]?.raw).toEqual(receiver.posts[place - 1]?.raw);
  expect(new Set(receiver.posts.map(({ body }) => body['id'])).size).toBe(10);
});

test('a notification is sent again with the same id', async () => {
  await save();
  await happen();
  await reached('delivered');
  const { id } = deliveries()[0] ?? {};
  const again = await caller.control('POST', '/webhooks/redeliver', { id });
  expect(again.body).toMatchObject({ id, state: 'waiting' });
  await posted(2);
  await reached('delivered');
  const [one, two] = receiver.posts;
  expect(two?.body).toEqual({ ...one?.body, delivery_attempts: 2 });
  receiver.answer = 500;
  await caller.control('POST', '/webhooks/redeliver', { id });
  await reached('retrying');
  expect((await caller.control('POST', '/webhooks/redeliver', { id })).status).toBe(409);
  expect((await caller.control('POST', '/webhooks/redeliver', { id: 'notif_none' })).status).toBe(404);
});

test('a receiver that hangs delays no answer, and closing does not wait for it', async () => {
  await save();
  receiver.answer = 'hang';
  const started = performance.now();
  await happen(3);
  await posted(1);
  await caller.sandbox.close();
  expect(performance.now() - started).toBeLessThan(3000);
  clock.advance(100 * minute);
  await quiet();
  expect(receiver.posts).toHaveLength(1);
});

test('deliveries are no calls of the app', async () => {
  await save({ duplicate: 1 });
  const left = async () => Number((await caller.get('/me')).headers.get('x-ratelimit-remaining'));
  const before = await left();
  await happen(3);
  await posted(6);
  expect(before - (await left())).toBe(4);
});

const queueWith = (send: QueueDeps['send']) => createQueue({ clock, send, obstacle: () => undefined, onGone: () => {} });
const note = (number: number): Notification => ({
  id: `notif_${number}`,
  topic: 'company.created',
  item: {},
  duplicate: false,
  createdAt: clock.now(),
});

test('the last thousand deliveries are remembered', async () => {
  const queue = queueWith(async () => ({ status: 200, error: null, ms: 1 }));
  for (let number = 1; number <= 2500; number++) queue.add(note(number), 0);
  await until(() => queue.deliveries().every(({ state }) => state === 'delivered'), 'all delivered');
  expect(queue.deliveries().map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, place) => `notif_${place + 1501}`));
});

test('more than five thousand do not wait', async () => {
  const queue = queueWith(async (_, signal) => {
    await once(signal, 'abort');
    return { status: null, error: 'ended', ms: 0 };
  });
  for (let number = 1; number <= 5001; number++) queue.add(note(number), 0);
  expect(queue.deliveries().at(-1)).toMatchObject({ state: 'failed', attempts: 0, error: expect.stringContaining('dropped') });
  expect(queue.deliveries().filter(({ state }) => state === 'waiting')).toHaveLength(5000);
  await queue.stop();
});

test('the sender refuses other machines by itself', async () => {
  const { post } = createSender(clock);
  const receipt = await post('http://192.0.2.1/', '{}', 's', { background: true, signal: new AbortController().signal });
  expect(receipt).toEqual({ status: null, error: 'not sent: the URL is not on this machine', ms: 0 });
});
