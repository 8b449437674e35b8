import { findOperation, type OperationName, systemClock } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditStore, JournalStore } from '../store/ports.ts';
import type { Call } from './call.ts';
import { failure } from './testing/failure.ts';
import { type CallsOptions, type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let base: Pick<Call, 'principal' | 'surface' | 'connection' | 'requestId'>;
let reply: () => Reply | Promise<Reply>;

async function start(options: CallsOptions = {}, scopes = everyScope): Promise<void> {
  rooms = await startCalls(intercom.url, options);
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok'), scopes]]);
  base = { principal, surface: 'mcp', connection: 'default', requestId: 'r' };
}

beforeEach(async () => {
  reply = () => ({ status: 200, body: { type: 'list', data: [] } });
  intercom = await startIntercom(() => reply());
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const invoke = (name: OperationName, input: unknown = {}, over: Partial<Call> = {}) =>
  rooms.calls.invoke({ ...base, operation: findOperation(name), input, ...over });
const lastRow = async () => (await rooms.rows())[0];
const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'x' };
const conversation = { type: 'conversation', id: '512', state: 'open' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const full = () => Promise.reject(new Error('disk full'));

describe('the row of a call', () => {
  test('of a reply to the last conversation has the id of it, once Intercom told it', async () => {
    await start();
    reply = () => ({ status: 200, body: conversation });
    await invoke('conversations.reply', { ...note, conversation_id: 'last' });
    expect(await lastRow()).toMatchObject({ outcome: 'ok', target: 'last', meant: '512' });
    reply = () => ({ status: 404, body: { type: 'error.list', errors: [{ code: 'not_found', message: 'None' }] } });
    await invoke('conversations.reply', { ...note, conversation_id: 'last', body: 'y' }).catch(() => {});
    expect(await lastRow()).toMatchObject({ outcome: 'failed', target: 'last', meant: null });
  });

  test.each([
    ['an id', { contact_id: 'c1' }, 'c1'],
    ['a number', { contact_id: 512 }, '512'],
    ['more than an id', { contact_id: 'x'.repeat(300) }, expect.stringMatching(/^x{255}…/)],
    ['nothing', {}, null],
    ['a thing', { contact_id: { id: 'c1' } }, null],
    ['no object', 'c1', null],
    ['null', null, null],
    ['undefined', undefined, null],
  ])('names what was acted on: %s', async (_title, input, target) => {
    await start();
    reply = () => ({ status: 200, body: { type: 'contact', id: 'c1' } });
    await rooms.calls.invoke({ ...base, operation: findOperation('contacts.get'), input }).catch(() => {});
    expect(await lastRow()).toMatchObject({ operation: 'contacts.get', target });
  });

  test.each([
    ['a failure', 401],
    ['a success', 200],
  ])('holds nothing of the credential, whatever Intercom quotes, nor does the caller get it: %s', async (_title, status) => {
    const token = 'dG9rOmE3ZTkwMzIxX2Y0NWNfNGU3Nl9hOTBl';
    rooms = await startCalls(intercom.url);
    const { principal } = await rooms.group('Support', [[await rooms.connect('main', token), everyScope]]);
    const errors = [{ code: `unauthorized ${token}`, message: `Bearer ${token}`, field: token }];
    reply = () => ({
      status,
      body: status === 200 ? { type: 'contact', id: 'c1', name: token } : { type: 'error.list', errors },
      headers: { 'x-request-id': `\u009b${token}${'x'.repeat(12_000)}` },
    });
    const call = { principal, surface: 'rest', connection: 'main', requestId: 'r', operation: findOperation('contacts.get') } as const;
    const given = await rooms.calls.invoke({ ...call, input: { contact_id: 'c1' } }).catch((error: unknown) => error);
    const kept = JSON.stringify([given, (given as Error).message, (given as { details?: unknown }).details, await rooms.rows()]);
    expect(kept).toContain('[credential]');
    expect(kept).not.toContain(token.slice(12, 24));
    expect((await lastRow())?.intercomRequestId).toHaveLength(100);
  });

  test('names an operation that does not exist by its first 200 characters', async () => {
    await start();
    const error = await failure(rooms.calls.refuseUnknown({ ...base, asked: 'x'.repeat(300), input: {} }));
    expect(error.code).toBe('operation_unknown');
    expect((await lastRow())?.operation).toMatch(/^x{200}…/);
  });

  test.each(['tags.list', 'contacts.archive'] as const)('tells how long it took (%s)', async (name) => {
    let now = 1_800_000_000_000;
    await start({ clock: { ...systemClock, now: () => now } });
    reply = () => {
      now += 1234;
      return { status: 200, body: name === 'tags.list' ? { type: 'list', data: [] } : { type: 'contact', id: 'c1', archived: true } };
    };
    await invoke(name, name === 'tags.list' ? {} : { contact_id: 'c1' });
    expect(await lastRow()).toMatchObject({ outcome: 'ok', durationMs: 1234 });
  });
});

describe('whoever is told something stands in the audit', () => {
  const broken: CallsOptions = { audit: (store): AuditStore => ({ ...store, append: full }) };

  test('so what cannot be recorded is not told: a read, a refusal and a mistake', async () => {
    await start(broken, ['tags:read']);
    expect(await failure(invoke('tags.list'))).toMatchObject({ code: 'storage_failed', details: { fix: expect.any(String) } });
    expect((await failure(invoke('contacts.list'))).code).toBe('storage_failed');
    expect((await failure(invoke('tags.list', { colour: 'red' }))).code).toBe('storage_failed');
    expect((await failure(rooms.calls.refuseUnknown({ ...base, asked: 'contacts.explode', input: {} }))).code).toBe('storage_failed');
  });

  test('with the outcome of a write, before its answer is given', async () => {
    const settle = (store: JournalStore): JournalStore => ({
      ...store,
      settle: async (...given) => {
        await pause(50);
        return store.settle(...given);
      },
    });
    await start({ journal: settle });
    reply = () => ({ status: 200, body: conversation });
    await invoke('conversations.reply', note);
    expect(await lastRow()).toMatchObject({ outcome: 'ok' });
  });
});

test('a write is marked as sent once, however often it is sent', async () => {
  let marks = 0;
  const journal = (store: JournalStore): JournalStore => ({
    ...store,
    markSent: (...given) => {
      marks += 1;
      return store.markSent(...given);
    },
  });
  await start({ journal });
  reply = () => (intercom.asked.length < 3 ? undefined : { status: 200, body: { type: 'contact', id: 'c1', archived: true } });
  await invoke('contacts.archive', { contact_id: 'c1' });
  expect([intercom.asked.length, marks]).toEqual([3, 1]);
});

test('what did not leave keeps no place in the window', async () => {
  const headers = {
    'x-ratelimit-limit': '3',
    'x-ratelimit-remaining': '3',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 15),
  };
  await start({ timeoutMs: 3000, journal: (store): JournalStore => ({ ...store, markSent: full }) });
  reply = () => ({ status: 200, body: { type: 'list', data: [] }, headers });
  await invoke('tags.list');
  for (let n = 0; n < 5; n += 1) {
    expect((await failure(invoke('contacts.archive', { contact_id: `c${n}` }))).code).toBe('storage_failed');
  }
  expect((await invoke('tags.list')).status).toBe(200);
});

test('all calls are over when those that were begun are, whether or not their callers wait', async () => {
  await start();
  await rooms.calls.idle();
  const gone = new AbortController();
  reply = async () => {
    gone.abort();
    await pause(50);
    return { status: 200, body: conversation };
  };
  void invoke('conversations.reply', note, { signal: gone.signal });
  await rooms.calls.idle();
  expect(await lastRow()).toMatchObject({ operation: 'conversations.reply', outcome: 'ok' });
});

test('an answer shows a connection’s permission', async () => {
  await start();
  await invoke('tags.list');
  const [connection] = await rooms.store.connections.list();
  expect(await rooms.store.connections.permissionsSeen([connection?.id ?? ''])).toMatchObject([{ scope: 'tags:read', granted: true }]);
});
