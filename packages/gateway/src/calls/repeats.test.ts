import { findOperation, type OperationName, systemClock } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from './call.ts';
import { checkKey, equalWindowMs, keyWindowMs } from './repeats.ts';
import { failure } from './testing/failure.ts';
import { type CallsOptions, type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { errorList, type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let base: Pick<Call, 'principal' | 'surface' | 'connection' | 'requestId'>;
let reply: () => Reply | Promise<Reply>;
let passed = 0;

async function start(options: CallsOptions = {}): Promise<void> {
  const clock = { ...systemClock, now: () => systemClock.now() + passed };
  rooms = await startCalls(intercom.url, { clock, ...options });
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok-canary'), everyScope]]);
  base = { principal, surface: 'rest', connection: 'default', requestId: 'r' };
}

const conversation = { type: 'conversation', id: '512', state: 'open', title: 'canary-answer' };
const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'canary-body' };
const invoke = (name: OperationName, input: unknown, over: Partial<Call> = {}) =>
  rooms.calls.invoke({ ...base, operation: findOperation(name), input, ...over });
const write = (over: Partial<Call> = {}, input: object = note) => invoke('conversations.reply', input, over);
const named = (idempotencyKey: string): Partial<Call> => ({ idempotencyKey });
/** Reads are the gateway's own, to find out what became of a write. */
const sent = () => intercom.asked.filter(({ method }) => method !== 'GET').length;

beforeEach(async () => {
  passed = 0;
  reply = () => ({ status: 200, body: conversation });
  intercom = await startIntercom(() => reply());
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

describe('the same write again, without a key', () => {
  test('is not sent: it is answered as the first was, marked, and audited', async () => {
    await start();
    const first = await write();
    const again = await write();
    // The rate window is that of now.
    expect(again).toEqual({ ...first, headers: again.headers, auditId: again.auditId, repeated: true });
    expect(first).not.toHaveProperty('repeated');
    expect(again.auditId).not.toBe(first.auditId);
    expect(sent()).toBe(1);
    expect((await rooms.rows())[0]).toMatchObject({ outcome: 'ok', explanation: expect.stringContaining('not sent again') });
  });

  test('after an unknown outcome is not sent, however often', async () => {
    await start();
    reply = () => undefined;
    const first = await failure(write());
    for (let count = 0; count < 3; count += 1) {
      expect(await failure(write())).toMatchObject({ code: 'outcome_unknown', details: { journalId: first.details.journalId } });
    }
    expect(sent()).toBe(1);
  });

  test('after two minutes is meant', async () => {
    await start();
    await write();
    passed = equalWindowMs - 2000;
    expect(await write()).toMatchObject({ repeated: true });
    passed = equalWindowMs + 2000;
    expect(await write()).not.toHaveProperty('repeated');
    expect(sent()).toBe(2);
  });

  test('after it was refused is sent', async () => {
    await start();
    reply = () => ({ status: 422, body: errorList('parameter_invalid', 'no') });
    await failure(write());
    reply = () => ({ status: 200, body: conversation });
    expect(await write()).not.toHaveProperty('repeated');
  });

  test('is meant by another caller, elsewhere, with other words, and once something else was written there', async () => {
    await start();
    await write();
    const { principal } = await rooms.group('Others', [[await rooms.connect('second', 'tok-2'), everyScope]]);
    await write({ principal, connection: 'default' });
    await write({}, { ...note, conversation_id: '513' });
    await write({}, { ...note, body: 'other words' });
    expect(sent()).toBe(4);
    expect(await write()).not.toHaveProperty('repeated');
    expect(sent()).toBe(5);
  });

  test('passes always where it only sets a state', async () => {
    await start();
    reply = () => ({ status: 200, body: { type: 'tag', id: '7', name: 'VIP' } });
    for (let count = 0; count < 3; count += 1) expect(await invoke('tags.create', { name: 'VIP' })).not.toHaveProperty('repeated');
    expect(sent()).toBe(3);
  });

  test('passes where it only closes, opens, snoozes or assigns; with words to the customer it is done once', async () => {
    await start();
    const close = { conversation_id: '512', message_type: 'close', type: 'admin', admin_id: '1' };
    const open = { conversation_id: '512', message_type: 'open', admin_id: '1' };
    for (const input of [close, open, close, close]) expect(await invoke('conversations.manage', input)).not.toHaveProperty('repeated');
    expect(sent()).toBe(4);
    await invoke('conversations.manage', { ...close, body: 'Goodbye' });
    expect(await invoke('conversations.manage', { ...close, body: 'Goodbye' })).toMatchObject({ repeated: true });
    expect(sent()).toBe(5);
  });

  test('what came before counts as before, whatever the clock says', async () => {
    const now = systemClock.now();
    let back = 0;
    await start({ clock: { ...systemClock, now: () => now - back } });
    const close = { conversation_id: '512', message_type: 'close', type: 'admin', admin_id: '1' };
    await invoke('conversations.manage', close);
    await write();
    expect(await write()).toMatchObject({ repeated: true });
    await invoke('conversations.manage', close);
    expect(await write()).not.toHaveProperty('repeated');
    for (let again = 0; again < 5; again += 1) expect(await write()).toMatchObject({ repeated: true });
    back = 50;
    await invoke('conversations.manage', { ...close, message_type: 'open' });
    expect(await write()).not.toHaveProperty('repeated');
    expect(sent()).toBe(6);
  });

  test('of eight at the same moment one is sent, and all are answered alike', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => write()));
    expect(sent()).toBe(1);
    expect(answers.filter(({ repeated }) => repeated)).toHaveLength(7);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test.each<[string, Reply, string]>([
    ['gets its answer', { status: 200, body: conversation }, 'repeated'],
    ['is refused as it was', { status: 422, body: errorList('parameter_invalid', 'no') }, 'upstream_refused'],
  ])('from a client whose connection broke meanwhile, %s', async (_title, answer, expected) => {
    await start();
    const gone = new AbortController();
    const { promise: held, resolve: go } = Promise.withResolvers<void>();
    reply = async () => {
      await held;
      return answer;
    };
    const first = write({ signal: gone.signal }).catch(() => {});
    while (sent() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    gone.abort();
    const again = write().then(
      ({ repeated }) => (repeated ? 'repeated' : 'sent'),
      ({ code }) => code,
    );
    go();
    await first;
    expect(await again).toBe(expected);
    expect(sent()).toBe(1);
    // Whoever left may not know, whatever was written since: a third time is not sent either.
    if (expected !== 'repeated') return;
    await write({}, { ...note, body: 'something else' });
    expect(await write()).toMatchObject({ repeated: true });
  });

  test('is carried out when the first ended with its own caller, before Intercom heard of it', async () => {
    await start();
    const { promise: held, resolve: go } = Promise.withResolvers<void>();
    let asked = 0;
    // The first is held where it waits for its place.
    const { access } = rooms;
    const decide = access.decide;
    access.decide = async (...input) => {
      asked += 1;
      if (asked === 2) await held;
      return decide(...input);
    };
    const gone = new AbortController();
    const first = failure(write({ signal: gone.signal }));
    while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    const again = write();
    gone.abort();
    go();
    await first;
    expect(await again).not.toHaveProperty('repeated');
    expect(sent()).toBe(1);
  });
});

describe('a write that its caller names', () => {
  test('is done once by its name, whatever was written since, for a day', async () => {
    await start();
    const first = await write(named('a'));
    await write({}, { ...note, body: 'something else' });
    passed = keyWindowMs - 60_000;
    expect(await write(named('a'))).toMatchObject({ repeated: true, body: first.body });
    expect(sent()).toBe(2);
    passed = keyWindowMs + 60_000;
    expect(await write(named('a'))).not.toHaveProperty('repeated');
  });

  test('is done again by another name', async () => {
    await start();
    await write(named('a'));
    expect(await write(named('b'))).not.toHaveProperty('repeated');
    await write();
    expect(await write(named('c'))).not.toHaveProperty('repeated');
    expect(sent()).toBe(3);
  });

  test('is refused with other arguments or for another operation, and audited', async () => {
    await start();
    await write(named('a'));
    expect(await failure(write(named('a'), { ...note, body: 'other' }))).toMatchObject({ code: 'idempotency_key_reused', status: 409 });
    expect(await failure(invoke('tags.create', { name: 'VIP' }, named('a')))).toMatchObject({ code: 'idempotency_key_reused' });
    expect(sent()).toBe(1);
    expect((await rooms.rows())[0]).toMatchObject({ outcome: 'failed', errorCode: 'idempotency_key_reused' });
  });

  test('is its caller’s own: another caller’s same name is another write', async () => {
    await start();
    await write(named('a'));
    const { principal } = await rooms.group('Others', [[await rooms.connect('second', 'tok-2'), everyScope]]);
    expect(await write({ ...named('a'), principal })).not.toHaveProperty('repeated');
  });

  test('is done once where it only sets a state, too', async () => {
    await start();
    reply = () => ({ status: 200, body: { type: 'tag', id: '7', name: 'VIP' } });
    await invoke('tags.create', { name: 'VIP' }, named('a'));
    expect(await invoke('tags.create', { name: 'VIP' }, named('a'))).toMatchObject({ repeated: true, body: { id: '7' } });
    expect(sent()).toBe(1);
  });
});

test.each(['', 'x'.repeat(256), 'é', 'a\nb', 7, null])('%o is no key', async (key) => {
  await start();
  expect(() => checkKey(key, 'Idempotency-Key')).toThrow(expect.objectContaining({ code: 'input_invalid' }));
});

describe('what is kept for that', () => {
  test('is sealed: neither what was asked nor what was answered can be read in the store', async () => {
    await start();
    await write(named('canary-key'));
    reply = () => undefined;
    await failure(write({}, { ...note, body: 'canary-unknown' }));
    const entries = await rooms.store.journal.list({}, { limit: 10 });
    expect(entries.map(({ state, request, answer }) => [state, request !== null, answer !== null])).toEqual([
      ['unknown', true, false],
      ['done', false, true],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/canary/);
  });

  test('is forgotten: then it is only known that it was done', async () => {
    await start();
    await write(named('a'));
    await rooms.store.journal.forget(systemClock.now() + keyWindowMs);
    expect(await write(named('a'))).toMatchObject({ status: 200, body: undefined, repeated: true });
    expect(sent()).toBe(1);
  });

  test('is not a conversation of megabytes', async () => {
    await start();
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)).join(' ');
    reply = () => ({ status: 200, body: { ...conversation, title: noise } });
    await write();
    expect(await write()).toMatchObject({ status: 200, body: undefined, repeated: true });
  });
});

test('an answer that is nested too deeply is one outcome: a write was done, a read was not answered', async () => {
  await start();
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  reply = () => ({ status: 200, body: `{"type":"conversation","id":"512","deep":${deep}}` });
  expect(await write()).toMatchObject({ status: 200, body: undefined });
  expect((await rooms.rows())[0]).toMatchObject({ outcome: 'ok', status: 200 });
  expect((await failure(invoke('conversations.get', { conversation_id: '512' }))).code).toBe('upstream_invalid');
  expect((await rooms.rows())[0]).toMatchObject({ outcome: 'failed', errorCode: 'upstream_invalid' });
});
