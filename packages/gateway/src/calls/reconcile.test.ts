import { findOperation, type OperationName, systemClock } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection, JournalEntry } from '../store/ports.ts';
import type { Call } from './call.ts';
import { failure } from './testing/failure.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Asked, errorList, type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let connection: Connection;
let base: Pick<Call, 'principal' | 'surface' | 'connection' | 'requestId'>;
/** What reads are answered; writes get no answer unless told. */
let reads: (asked: Asked) => Reply;
let writes: () => Reply;
let passed = 0;
/** How far Intercom's clock went on, which goes with ours unless told. */
let theirs: number | undefined;

const conversation = (parts: readonly object[]): Reply => ({
  status: 200,
  body: { type: 'conversation', id: '512', conversation_parts: { conversation_parts: parts, total_count: parts.length } },
});
const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '7', body: 'canary' };
const part = (change: object = {}) => ({
  type: 'conversation_part',
  id: '1',
  part_type: 'note',
  body: '<p>canary</p>',
  created_at: Math.floor(Date.now() / 1000),
  author: { type: 'admin', id: '7' },
  ...change,
});
const found = (data: readonly object[]): Reply => ({ status: 200, body: { type: 'list', data } });
const notFound: Reply = { status: 404, body: errorList('not_found', 'no') };

beforeEach(async () => {
  passed = 0;
  theirs = undefined;
  reads = () => conversation([]);
  writes = () => undefined;
  intercom = await startIntercom((asked) => {
    const reply = asked.method === 'GET' || asked.path.endsWith('/search') ? reads(asked) : writes();
    return reply && { ...reply, headers: { date: new Date(Date.now() + (theirs ?? passed)).toUTCString() } };
  });
  rooms = await startCalls(intercom.url, { clock: { ...systemClock, now: () => systemClock.now() + passed } });
  connection = await rooms.connect('main', 'tok');
  const { principal } = await rooms.group('Support', [[connection, everyScope]]);
  base = { principal, surface: 'rest', connection: 'default', requestId: 'request-1' };
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const invoke = (name: OperationName, input: unknown) => rooms.calls.invoke({ ...base, operation: findOperation(name), input });
/** A write that was sent, and whose answer was lost. */
async function lose(name: OperationName = 'conversations.reply', input: unknown = note): Promise<string> {
  return (await failure(invoke(name, input))).details.journalId ?? '';
}
async function lookAfter(ms: number, id: string): Promise<JournalEntry | undefined> {
  passed += ms;
  await rooms.calls.run(new AbortController().signal);
  return rooms.store.journal.get(id);
}
const rowsOf = async (event: string) => (await rooms.rows()).filter((row) => row.event === event);

describe('a reply whose answer was lost', () => {
  test('was done when its part is there: said in the audit, and answered to whoever asks again', async () => {
    const id = await lose();
    reads = () => conversation([part({ id: '0', body: 'other' }), part()]);
    expect(await lookAfter(0, id)).toMatchObject({ settlement: 'done', settledBy: 'gateway', lookAgainAt: null, request: null });
    expect(await rowsOf('write.settled')).toMatchObject([
      { actorKind: 'system', outcome: 'ok', target: '512', requestId: 'request-1', groupName: 'Support', connectionName: 'main' },
    ]);
    expect((await rowsOf('write.settled'))[0]?.explanation).toContain('was done');
    // The read itself stands there, too.
    expect(await rowsOf('conversation.read')).toMatchObject([{ actorKind: 'system', requestId: 'request-1', target: '512' }]);
    expect(await invoke('conversations.reply', note)).toMatchObject({ repeated: true, body: { id: '512' } });
    expect(intercom.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('is looked for by whoever asks again, without waiting for its turn', async () => {
    await lose();
    reads = () => conversation([part()]);
    expect(await invoke('conversations.reply', note)).toMatchObject({ repeated: true });
  });

  test('was not done when its part is not there until that is certain; then the same again is sent', async () => {
    const id = await lose();
    const { sentAt, lookAgainAt } = (await rooms.store.journal.get(id)) ?? {};
    expect(lookAgainAt).not.toBeNull();
    const early = await lookAfter(0, id);
    expect(early).toMatchObject({ settlement: null, lookUntil: (sentAt ?? 0) + 35_000 });
    const told = await failure(invoke('conversations.reply', note));
    expect(told).toMatchObject({ code: 'outcome_unknown', details: { fix: expect.stringContaining('finding out') } });
    expect(await lookAfter(30_000, id)).toMatchObject({ settlement: null });
    expect(await lookAfter(5500, id)).toMatchObject({ settlement: 'absent' });
    expect((await rowsOf('write.settled'))[0]?.explanation).toContain('was not done');
    await lose();
    expect(intercom.asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('is looked for when it is due, however shortly before it was looked for', async () => {
    const id = await lose();
    expect(await lookAfter(34_500, id)).toMatchObject({ settlement: null });
    const { journal } = rooms.store;
    const { due } = journal;
    let asked = 0;
    journal.due = (...input) => {
      asked += 1;
      return due(...input);
    };
    expect(await lookAfter(700, id)).toMatchObject({ settlement: 'absent' });
    // Once with it and once without: what is due and not looked for would be asked for in a circle.
    expect(asked).toBe(2);
  });

  test.each<[string, () => Reply]>([
    ['two parts are alike', () => conversation([part(), part({ id: '2' })])],
    ['the conversation is gone', () => notFound],
  ])('is for a person when %s', async (_title, answer) => {
    const id = await lose();
    reads = answer;
    expect(await lookAfter(0, id)).toMatchObject({ settlement: 'person', lookAgainAt: null });
    expect((await rowsOf('write.settled'))[0]?.explanation).toContain('somebody has to look');
    expect(await failure(invoke('conversations.reply', note))).toMatchObject({
      details: { fix: expect.stringContaining('look in Intercom') },
    });
  });

  test('is found by Intercom’s clock where ours is an hour behind or ahead', async () => {
    for (const skew of [-3_600_000, 3_600_000]) {
      passed = skew;
      theirs = 0;
      const input = { ...note, body: `skewed ${skew}` };
      const id = await lose('conversations.reply', input);
      reads = () => conversation([part({ body: input.body })]);
      expect(await lookAfter(0, id)).toMatchObject({ settlement: 'done' });
    }
  });

  test('is looked for again while Intercom cannot be asked, more and more seldom, for a day', async () => {
    const id = await lose();
    reads = () => ({ status: 500, body: errorList('server_error', 'no') });
    for (const wait of [0, 60_000, 3_600_000]) expect(await lookAfter(wait, id)).toMatchObject({ settlement: null });
    expect(((await rooms.store.journal.get(id))?.lookAgainAt ?? 0) - systemClock.now() - passed).toBeGreaterThan(50_000);
    expect(await lookAfter(24 * 3_600_000, id)).toMatchObject({ settlement: 'person' });
  });

  test('is looked for when the workspace is connected again, and for a person when it is gone', async () => {
    const id = await lose();
    reads = () => conversation([part()]);
    await rooms.store.connections.requireReconnect(connection.id, 'refused');
    expect(await lookAfter(0, id)).toMatchObject({ settlement: null });
    await rooms.renew(connection, 'tok-2');
    expect(await lookAfter(60_000, id)).toMatchObject({ settlement: 'done' });
    const other = await lose('conversations.reply', { ...note, body: 'another' });
    await rooms.store.connections.remove(connection.id);
    expect(await lookAfter(60_000, other)).toMatchObject({ settlement: 'person' });
  });

  test('does not use up the rate limit, however often it is asked for', async () => {
    const id = await lose();
    const before = intercom.asked.length;
    for (let count = 0; count < 20; count += 1) await failure(invoke('conversations.reply', note));
    expect(intercom.asked.length - before).toBeLessThanOrEqual(2);
    expect(await rooms.store.journal.get(id)).toMatchObject({ settlement: null });
  });
});

describe('a contact whose answer was lost', () => {
  const mine = { external_id: 'u-1', email: 'ada@example.com' };
  const made = { type: 'contact', id: 'c1', role: 'user', email: 'ada@example.com', created_at: Math.floor(Date.now() / 1000) };

  test('is read by your own id: there, it was done, and after its time, it was not', async () => {
    const id = await lose('contacts.create', mine);
    reads = () => ({ status: 200, body: made });
    expect(await lookAfter(0, id)).toMatchObject({ settlement: 'done' });
    expect(await invoke('contacts.create', mine)).toMatchObject({ repeated: true, body: { id: 'c1' } });
    const other = await lose('contacts.create', { ...mine, external_id: 'u-2' });
    reads = () => notFound;
    expect(await lookAfter(30_000, other)).toMatchObject({ settlement: null });
    expect(await lookAfter(6000, other)).toMatchObject({ settlement: 'absent' });
  });

  test('is searched for by its address until the search has had its time', async () => {
    const id = await lose('contacts.create', { email: mine.email });
    reads = () => found([]);
    expect(await lookAfter(60_000, id)).toMatchObject({ settlement: null });
    const { sentAt, lookUntil } = (await rooms.store.journal.get(id)) ?? {};
    expect((lookUntil ?? 0) - (sentAt ?? 0)).toBe(600_000);
    reads = () => found([made]);
    expect(await lookAfter(20_000, id)).toMatchObject({ settlement: 'done' });
    const other = await lose('contacts.create', { email: 'bob@example.com' });
    reads = () => found([]);
    expect(await lookAfter(600_000, other)).toMatchObject({ settlement: 'absent' });
  });

  test('was not made when the search finds what was made after it', async () => {
    const id = await lose('contacts.create', { email: mine.email });
    passed += 1000;
    // One that is made later, and answered.
    writes = () => ({ status: 200, body: { ...made, id: 'c2' } });
    await invoke('contacts.create', { email: 'later@example.com' });
    reads = () => found([]);
    expect(await lookAfter(36_000, id)).toMatchObject({ settlement: null });
    reads = ({ body }) => found(JSON.stringify(body).includes('c2') ? [{ ...made, id: 'c2' }] : []);
    expect(await lookAfter(20_000, id)).toMatchObject({ settlement: 'absent' });
  });

  test('that has no name of its own is for a person', async () => {
    expect(await lookAfter(0, await lose('contacts.create', { role: 'lead' }))).toMatchObject({ settlement: 'person' });
  });
});

test('an answer that says yes and cannot be read is done, and what was made is read back', async () => {
  writes = () => ({ status: 200, body: '{"type":"conversation","id":' });
  reads = () => conversation([part()]);
  expect(await invoke('conversations.reply', note)).toMatchObject({ status: 200, body: { id: '512' } });
  expect(await rowsOf('conversation.replied')).toMatchObject([{ outcome: 'ok', status: 200 }]);
  reads = () => conversation([]);
  expect(await invoke('conversations.reply', { ...note, body: 'not there yet' })).toMatchObject({ status: 200, body: undefined });
});

test('what is unknown after a restart is looked for', async () => {
  const id = await lose();
  await rooms.store.journal.recover(systemClock.now());
  reads = () => conversation([part()]);
  expect(await lookAfter(0, id)).toMatchObject({ settlement: 'done' });
});

test('an unknown write that only sets a state is for whoever asked: done again, it ends in the same state', async () => {
  const id = await lose('tags.create', { name: 'VIP' });
  expect(await lookAfter(0, id)).toMatchObject({ settlement: 'person' });
});
