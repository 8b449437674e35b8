import { operations, systemClock } from '@gatehouse/connector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../store/store.ts';
import { anAuditEntry, anOutcome } from '../../store/testing/rows.ts';
import { outcomes } from '../../store/words.ts';
import { activityHandlers } from './handlers.ts';
import { readWords, said } from './said.ts';

let store: OpenStore;
const reply = { operation: 'conversations.reply', event: 'conversation.replied', target: '215', effect: 'create' as const };

beforeAll(async () => {
  store = await openStore({ dataDir: ':memory:' });
  const append = (id: string, entry: Parameters<typeof anAuditEntry>[1], outcome = anOutcome()) =>
    store.audit.append(anAuditEntry(id, entry), outcome);
  await append('old', { ...reply, actorName: 'Claude' });
  await append('note', { ...reply, variant: 'note', actorName: 'Claude', groupName: 'Support' });
  await append(
    'comment',
    { ...reply, variant: 'comment', actorName: 'Zoë’s assistant' },
    anOutcome({ outcome: 'denied', errorCode: 'scope_missing' }),
  );
  await append('tagged', {
    operation: 'contact_tags.attach',
    event: 'contact.tagged',
    target: '69fc_%',
    actorName: 'Report',
    connectionName: 'acme-eu',
  });
});
afterAll(() => store.close());

const caller = { principal: null, requestId: 'r', headers: new Headers(), origin: undefined };
const list = async (input: { words?: string; limit?: number; before?: number }) =>
  (await activityHandlers({ store, clock: systemClock }).list({ limit: 50, ...input } as never, caller)).output;
const find = async (words: string) => (await list({ words })).rows.map(({ id }) => id);

test.each([
  ['claude replied', ['note', 'old']],
  ['CLAUDE', ['note', 'old']],
  ['internal note', ['note']],
  ['Support', ['note']],
  ['replied to 215', ['comment', 'note', 'old']],
  ['customer', ['comment']],
  ['not allowed', ['comment']],
  ['Claude was not allowed', []],
  ['was not allowed to reply to conversation 215, visible to the customer', ['comment']],
  ['conversation id 215', ['comment', 'note', 'old']],
  ['was refused', ['comment']],
  ['scope_missing', ['comment']],
  ['zoë', ['comment']],
  ['ZOË', ['comment']],
  ['tagged contact', ['tagged']],
  ['acme-eu', ['tagged']],
  ['contact_tags.attach', ['tagged']],
  ['fc_%', ['tagged']],
  ['f%c', []],
  ['request old', ['old']],
  ['replied acme-eu', []],
  ['to the', ['tagged', 'comment', 'note', 'old']],
])('"%s" finds %j', async (words, ids) => {
  expect(await find(words)).toEqual(ids);
});

test('what is wrong with the input of a call is told as such, by whatever outcome, and its sentence finds its own row', async () => {
  const wrong = await openStore({ dataDir: ':memory:' });
  const row = { ...reply, operation: 'conversations.manage', variant: 'assign', event: 'conversation.managed' };
  for (const outcome of ['denied', 'failed'] as const)
    await wrong.audit.append(anAuditEntry(outcome, row), anOutcome({ outcome, errorCode: 'input_invalid' }));
  await wrong.audit.append(anAuditEntry('scope', row), anOutcome({ outcome: 'denied', errorCode: 'scope_missing' }));
  const words = 'could not assign conversation 215: the input was invalid';
  const { rows } = (await activityHandlers({ store: wrong, clock: systemClock }).list({ limit: 50, words } as never, caller)).output;
  expect(rows.map(({ id, said: { before, about, after } }) => [id, `${before}${about}${after}`])).toEqual([
    ['failed', words],
    ['denied', words],
  ]);
  await wrong.close();
});

test('every sentence, whatever became of it, finds its own row', async () => {
  const many = await openStore({ dataDir: ':memory:' });
  const told = operations.flatMap(({ name, audit }) =>
    [undefined, ...(audit.variants ?? [])].map((variant) => ({ operation: name, variant: variant?.key ?? null, event: audit.event })),
  );
  const rows = [...told, { operation: 'groups.set_grant', variant: null, event: 'group.granted' }].map((row, index) => ({
    ...row,
    id: `${index}`,
    target: '2157',
    outcome: outcomes[index % outcomes.length] ?? 'ok',
  }));
  for (const { id, outcome, ...row } of rows)
    await many.audit.append(anAuditEntry(id, row), outcome === 'pending' ? undefined : anOutcome({ outcome }));
  const lost = [];
  for (const row of rows) {
    const { before, about, after } = said({ ...row, errorCode: null, explanation: null });
    const sentence = `${before}${about ?? ''}${after}`;
    const found = await many.audit.list({ words: readWords(sentence) }, { limit: 500 });
    if (!found.some(({ id }) => id === row.id)) lost.push(sentence);
  }
  expect(lost).toEqual([]);
  await many.close();
});

test('a search goes on where its page ended, and says where there is no more', async () => {
  const first = await list({ words: 'replied', limit: 2 });
  expect([first.rows.map(({ id }) => id), first.nextBefore]).toEqual([['comment', 'note'], 2]);
  const second = await list({ words: 'replied', limit: 2, before: 2 });
  expect([second.rows.map(({ id }) => id), second.nextBefore]).toEqual([['old'], null]);
});

test('what is far back is found, a piece at a time', async () => {
  const many = await openStore({ dataDir: ':memory:' });
  const { db } = many.database;
  await many.audit.append(anAuditEntry('needle', { actorName: 'Needle' }), anOutcome());
  const row = { ...anAuditEntry('x'), ...anOutcome() };
  for (let at = 0; at < 25_000; at += 500) {
    await db
      .insertInto('audit')
      .values(Array.from({ length: 500 }, (_, index) => ({ ...row, id: `${at + index}` })))
      .execute();
  }
  const { output } = await activityHandlers({ store: many, clock: systemClock }).list({ limit: 50, words: 'needle' } as never, caller);
  expect([output.rows.map(({ id }) => id), output.nextBefore]).toEqual([['needle'], null]);
  await many.close();
});
