import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type SandboxOptions } from '../index.ts';
import { type Caller, createCaller, createWaitingClock, rows, smallSize, text, thing } from '../testing/caller.ts';
import { type Receiver, startReceiver, until } from '../testing/receiver.ts';

const app = { clientId: 'app', clientSecret: 'very-secret', name: 'App', redirectUrls: ['http://localhost/cb'] };
const topics = ['contact.user.created'];
let receiver: Receiver;
let caller: Caller;

function start(options: SandboxOptions = {}): Caller {
  caller = createCaller({}, createSandbox({ size: smallSize, clock: createWaitingClock(), apps: [app], ...options }));
  return caller;
}
beforeEach(async () => {
  receiver = await startReceiver();
  start().sandbox.mintToken({ clientId: 'app' });
});
afterEach(async () => {
  await caller.sandbox.close();
  await receiver.close();
});

const settings = () => ({ clientId: 'app', url: receiver.url, topics });
const save = (changes: object = {}) => caller.control('POST', '/webhooks', { ...settings(), ...changes });
let people = 0;
const happen = ({ send } = caller) => send('POST', '/contacts', { email: `someone-${++people}@example.com` });
const first = async () => thing(rows((await caller.control('GET', '/webhooks')).body['webhooks'])[0]);
const posted = (count: number) => until(() => receiver.posts.length >= count, `${count} notifications`);

test('a notification has the envelope of Intercom and is signed over its bytes', async () => {
  const saved = await save();
  expect(saved.status).toBe(201);
  expect(saved.body).toEqual({
    ...settings(),
    version: '2.16',
    duplicate: 0,
    shuffle: false,
    state: 'active',
    advice: null,
    silent: [],
    deliveries: [],
  });
  expect(receiver.heads).toBe(1);
  const contact = await happen();
  await posted(1);
  const [post] = receiver.posts;
  const now = Date.UTC(2026, 2, 10, 15, 30) / 1000;
  expect(post?.body).toEqual({
    type: 'notification_event',
    app_id: caller.sandbox.workspace.id_code,
    data: { type: 'notification_event_data', item: contact.body },
    links: {},
    id: expect.stringMatching(/^notif_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    topic: 'contact.user.created',
    delivery_status: 'pending',
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: now,
    created_at: now,
    self: null,
  });
  const signature = createHmac('sha1', 'very-secret')
    .update(post?.raw ?? '')
    .digest('hex');
  expect(post?.headers).toMatchObject({
    'x-hub-signature': `sha1=${signature}`,
    'user-agent': 'intercom-parrot-service-client/1.0',
    'content-type': 'application/json',
    'content-length': String(post?.raw.length),
  });
  await until(() => caller.sandbox.webhooks()[0]?.deliveries[0]?.state === 'delivered', 'delivered');
  expect(rows((await first())['deliveries'])).toMatchObject([
    { id: post?.body['id'], topic: 'contact.user.created', state: 'delivered', attempts: 1, status: 200, error: null, ms: 0 },
  ]);
});

test('an endpoint is saved only when it answers HEAD', async () => {
  receiver.headStatus = 404;
  expect(text((await save()).body['error'])).toContain('must be answered with 2xx, and was not (status 404)');
  receiver.headStatus = 302;
  expect((await save()).status).toBe(400);
  const url = receiver.url;
  await receiver.close();
  expect(text((await save({ url })).body['error'])).toContain('nothing listens there');
  expect((await caller.control('GET', '/webhooks')).body).toEqual({ webhooks: [] });
});

test.each([
  'https://hooks.example.com/intercom',
  'http://10.0.0.1/',
  'http://0.0.0.0:1/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'http://[::2]/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
])('nothing is ever sent to %s', async (url) => {
  const answer = await save({ url });
  expect(answer.status).toBe(400);
  expect(text(answer.body['error'])).toContain('on this machine');
});

test.each<[object, string]>([
  [{ url: 'nowhere' }, '"url" must be a whole URL'],
  [{ url: 'http://me:pass@127.0.0.1/' }, 'must not hold a user name'],
  [{ clientId: 'nobody' }, 'There is no app "nobody"'],
  [{ topics: [] }, 'at least one topic'],
  [{ topics: 'ping' }, '"topics" must be a list'],
  [{ topics: ['ping', 'ticket.created', 'toString'] }, '"topics": "ticket.created", "toString" cannot be fired by this sandbox.'],
  [{ version: '1.4' }, '"version": The requested version could not be found'],
  [{ duplicate: 2 }, '"duplicate" must be a number from 0 to 1.'],
  [{ shuffle: 'yes' }, '"shuffle" must be true or false.'],
  [{ secret: 's' }, 'Unknown field "secret"'],
])('%j is refused in words', async (changes, message) => {
  const answer = await save(changes);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(text(answer.body['error'])).toContain(message);
  expect(receiver.heads).toBe(0);
});

test('a topic needs one of its permissions, when it is saved and whenever it fires', async () => {
  await caller.control('PUT', '/apps/app', { permissions: ['read_conversations', 'read_single_user'] });
  expect((await save({ topics: ['contact.archived', 'company.created', 'conversation.admin.replied'] })).status).toBe(201);
  await caller.control('PUT', '/apps/app', { permissions: ['read_tags'] });
  expect(text((await save({ topics: ['ping', 'company.updated', 'conversation.admin.noted'] })).body['error'])).toBe(
    '"topics": the app lacks permissions: "company.updated" needs read_users or read_single_user; "conversation.admin.noted" needs read_conversations. Give it one with PUT /_sandbox/apps/app, or leave the topics out.',
  );
  await caller.control('PUT', '/apps/app', { permissions: ['read_users', 'read_tags'] });
  await save();
  await caller.control('PUT', '/apps/app', { permissions: ['read_tags'] });
  await happen();
  expect(await first()).toMatchObject({ state: 'active', silent: topics, deliveries: [] });
});

test('only apps that are installed are told, and only of what they were granted', async () => {
  await save();
  await caller.control('DELETE', '/tokens', { clientId: 'app' });
  expect(await first()).toMatchObject({ state: 'not installed', advice: expect.stringContaining('/oauth') });
  await happen();
  caller.sandbox.mintToken({ clientId: 'app', permissions: ['read_tags'] });
  await happen();
  expect(await first()).toMatchObject({ state: 'active', silent: topics, deliveries: [] });
  caller.sandbox.mintToken({ clientId: 'app', permissions: ['read_users'] });
  const contact = await happen();
  await posted(1);
  expect(receiver.posts.map(({ body }) => body['data']?.['item']?.['id'])).toEqual([contact.body['id']]);
});

test('a ping is sent at once, subscribed or not', async () => {
  await save();
  expect((await caller.control('POST', '/webhooks/ping', { clientId: 'app' })).body).toMatchObject({
    id: null,
    topic: 'ping',
    state: 'delivered',
    status: 200,
  });
  expect(receiver.posts[0]?.body).toMatchObject({
    topic: 'ping',
    id: null,
    delivery_status: null,
    delivery_attempts: 1,
    delivered_at: 0,
    data: { item: { type: 'ping', message: 'something something interzen' } },
  });
  receiver.answer = 500;
  expect((await caller.control('POST', '/webhooks/ping', { clientId: 'app' })).body).toMatchObject({ state: 'failed', status: 500 });
  expect((await caller.control('POST', '/webhooks/ping', { clientId: 'nobody' })).status).toBe(404);
});

test('an endpoint is replaced and removed; each app has its own', async () => {
  await caller.control('POST', '/apps', { ...app, clientId: 'other' });
  await save();
  await save({ topics: ['ping'] });
  await save({ clientId: 'other' });
  const listed = async () => rows((await caller.control('GET', '/webhooks')).body['webhooks']).map((one) => one['clientId']);
  expect(await listed()).toEqual(['app', 'other']);
  expect(await first()).toMatchObject({ topics: ['ping'] });
  expect((await caller.control('DELETE', '/webhooks', { clientId: 'app' })).body).toEqual({ removed: 1 });
  expect((await caller.control('DELETE', '/webhooks', { clientId: 'app' })).status).toBe(404);
  expect(await listed()).toEqual(['other']);
  expect((await caller.control('DELETE', '/webhooks')).body).toEqual({ removed: 1 });
  expect(await listed()).toEqual([]);
});

test('a reset forgets deliveries and keeps endpoints', async () => {
  await save();
  await happen();
  await posted(1);
  await caller.control('POST', '/reset');
  expect(await first()).toMatchObject({ url: receiver.url, deliveries: [] });
  await happen();
  await posted(2);
});

test('in process: saved, listed, refused in words', async () => {
  const { sandbox } = caller;
  await expect(sandbox.saveWebhook({ ...settings(), url: 'https://example.com/' })).rejects.toThrow('on this machine');
  expect(await sandbox.saveWebhook(settings())).toMatchObject({ state: 'active' });
  await happen();
  await until(() => sandbox.webhooks()[0]?.deliveries[0]?.state === 'delivered', 'delivered');
});

test('a state file keeps endpoints without secrets; without its secret an app cannot sign until it is saved again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  try {
    const stateFile = join(folder, 'state.jsonl');
    await start({ stateFile }).control('POST', '/apps', { ...app, clientId: 'kept', clientSecret: 'kept-secret' });
    caller.sandbox.mintToken({ clientId: 'kept' });
    await save({ clientId: 'kept', duplicate: 0.5 });
    await save();
    await caller.control('DELETE', '/webhooks', { clientId: 'app' });
    await caller.sandbox.close();
    expect(readFileSync(stateFile, 'utf8')).not.toMatch(/very-secret|kept-secret/);

    start({ stateFile });
    expect(receiver.posts).toEqual([]);
    expect((await caller.control('GET', '/webhooks')).body['webhooks']).toMatchObject([
      { clientId: 'kept', url: receiver.url, topics, duplicate: 0.5, state: 'secret unknown', advice: expect.stringContaining('PUT') },
    ]);
    await caller.sandbox.saveWebhook({ ...settings(), clientId: 'kept' });
    await happen();
    await until(() => caller.sandbox.webhooks()[0]?.deliveries[0]?.state === 'failed', 'failed');
    const failed = thing(rows((await first())['deliveries'])[0]);
    expect(failed).toMatchObject({ attempts: 0, error: expect.stringContaining('save the app again') });
    await caller.control('PUT', '/apps/kept', { clientSecret: 'kept-secret' });
    expect(await first()).toMatchObject({ state: 'active' });
    expect((await caller.control('POST', '/webhooks/redeliver', { id: failed['id'] })).status).toBe(202);
    await posted(1);
    const [post] = receiver.posts;
    const signature = createHmac('sha1', 'kept-secret')
      .update(post?.raw ?? '')
      .digest('hex');
    expect(post?.headers['x-hub-signature']).toBe(`sha1=${signature}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
