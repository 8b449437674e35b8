import { findOperation, type OperationName } from '@gatehouse/connector';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyPrincipal } from '../access/principal.ts';
import { failure } from './testing/failure.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let principal: KeyPrincipal;
let failing = 0;
const tag: Reply = { status: 200, body: { type: 'tag', id: '7', name: 'a' } };

beforeEach(async () => {
  intercom = await startIntercom(({ method }) => (method === 'GET' ? { status: 200, body: { type: 'list', data: [] } } : tag));
  failing = 0;
  rooms = await startCalls(intercom.url, {
    journal: (journal) => ({
      ...journal,
      async settle(...input) {
        if (failing-- > 0) throw new Error('no room');
        await journal.settle(...input);
      },
    }),
  });
  ({ principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok-main'), everyScope]]));
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const invoke = (name: OperationName, input: unknown = {}) =>
  rooms.calls.invoke({ principal, surface: 'rest', connection: 'default', requestId: 'r', operation: findOperation(name), input });
const limitPages = (most: string) => sql`pragma max_page_count = ${sql.raw(most)}`.execute(rooms.store.database.db);

test('on a full disk no write leaves and no answer is given, each call says so, and all is well when there is room again', async () => {
  const [pages] = (await sql<{ page_count: number }>`pragma page_count`.execute(rooms.store.database.db)).rows;
  await limitPages(String(pages?.page_count));
  // The last page may have room for a row or two.
  const answers: unknown[] = [];
  for (let call = 0; call < 40; call += 1) answers.push(await failure(invoke('tags.create', { name: `tag ${call}` })).catch(() => 'done'));
  const sent = intercom.asked.filter(({ method }) => method === 'POST').length;
  expect(answers.at(-1)).toMatchObject({ code: 'storage_full', status: 503, details: { fix: expect.stringContaining('makes room') } });
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(sent);
  const reads: unknown[] = [];
  for (let call = 0; call < 40; call += 1) reads.push(await failure(invoke('tags.list')).catch(() => 'done'));
  expect(reads.at(-1)).toMatchObject({ code: 'storage_full' });
  await limitPages('1000000');
  expect((await invoke('tags.create', { name: 'afterwards' })).status).toBe(200);
  expect((await invoke('tags.list')).status).toBe(200);
});

test('an outcome that could not be recorded is told to the caller, and recorded as soon as it can be', async () => {
  failing = 2;
  expect(await invoke('tags.create', { name: 'a' })).toMatchObject({ status: 200, body: { id: '7' } });
  const row = async () => (await rooms.rows()).find(({ operation }) => operation === 'tags.create');
  expect(await row()).toMatchObject({ outcome: 'pending' });
  const { signal } = new AbortController();
  await expect(rooms.calls.run(signal)).rejects.toThrow('no room');
  expect(await row()).toMatchObject({ outcome: 'pending' });
  await rooms.calls.run(signal);
  expect(await row()).toMatchObject({ outcome: 'ok', status: 200 });
  await rooms.calls.run(signal);
});
