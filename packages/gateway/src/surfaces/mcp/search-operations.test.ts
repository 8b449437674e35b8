import { isExperimental, operations } from '@gatehouse/connector';
import { absent, loadAsked } from '@gatehouse/connector/asked';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GroupPolicy } from '../../access/policy.ts';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { searchOperations } from './search-operations.ts';

interface Shown {
  readonly operation: string;
  readonly allowed: boolean;
  readonly input?: { readonly properties: object };
  readonly scope?: string;
}

let world: CallsWorld;
let everybody: GroupPolicy;
let readers: GroupPolicy;

beforeAll(async () => {
  world = await startCalls('http://127.0.0.1:9');
  const connection = await world.connect('default', 'token');
  everybody = await world.access.policyOf((await world.group('Everybody', [[connection, everyScope]])).principal);
  readers = await world.access.policyOf((await world.group('Readers', [[connection, ['tags:read']]])).principal);
});

afterAll(() => world.stop());

const search = async (query: string, policy = everybody) =>
  (await searchOperations({ query }, policy)) as { operations: Shown[]; hint?: string };
const found = async (query: string) => (await search(query)).operations.slice(0, 3).map(({ operation }) => operation);

describe('every operation', () => {
  test('is found by its name, the name of its tool and its summary', async () => {
    for (const { name, summary, since } of operations) {
      if (isExperimental({ since })) continue;
      for (const query of [name, name.replace('.', '_')])
        expect((await search(query)).operations.map(({ operation }) => operation)).toEqual([name]);
      const { operations: shown } = await search(summary);
      expect([summary, shown.map(({ operation }) => operation)]).toEqual([summary, expect.arrayContaining([name])]);
    }
  });

  test('is found by what people say, nearly always', async () => {
    // All of them would take half a minute on a busy machine.
    const asked = Object.fromEntries(Object.entries(await loadAsked()).map(([name, said]) => [name, said.filter((_, at) => at % 3 === 0)]));
    const offered = operations.filter((operation) => !isExperimental(operation));
    const missed: string[] = [];
    for (const { name } of offered)
      for (const phrase of asked[name] ?? []) if (!(await found(phrase)).includes(name)) missed.push(`${name}: ${phrase}`);
    const all = offered.reduce((sum, { name }) => sum + (asked[name]?.length ?? 0), 0);
    console.info(`${missed.length} of ${all} phrases do not find their operation:\n  ${missed.join('\n  ')}`);
    expect(missed.length / all).toBeLessThan(0.02);
  }, 60_000);
});

test.each([
  ['archve a contact', 'contacts.archive'],
  ['list all compnies', 'companies.list'],
  ['convresation with a refund', 'conversations.search'],
  ['transcipt of the phone call', 'call_transcripts.get'],
  ['create an audiense', 'audiences.create'],
  ['which segmants are there', 'segments.list'],
  ['publich the draft of the article', 'article_drafts.publish'],
])('one slip in a word is understood: %s', async (query, operation) => {
  expect(await found(query)).toContain(operation);
});

test.each([
  ['firm', 'add a firm', 'companies.create'],
  ['get rid of', 'get rid of the section', 'collections.delete'],
  ['saved replies', 'show our saved replies', 'macros.list'],
  ['a thread', 'close the thread', 'conversations.manage'],
  ['a team', 'who is on my team', 'admins.list'],
  ['teammates', 'list teammates', 'admins.list'],
])('%s is the word that people have for it', async (_, query, operation) => {
  expect(await found(query)).toContain(operation);
});

describe('what the API does not have', () => {
  test('is told as such, with what comes nearest', async () => {
    const answered: string[] = [];
    for (const { what, asked, near } of absent)
      for (const phrase of asked) {
        const { operations: shown, hint } = await search(phrase);
        if (shown.length > 0) answered.push(`${phrase}: ${shown[0]?.operation}`);
        else expect([phrase, hint]).toEqual([phrase, expect.stringMatching(/^There is no such operation/)]);
        if (hint?.includes(what)) expect(hint).toContain(near[0]);
      }
    expect(answered).toEqual([]);
  });

  test.each(['xyzzy', 'play some music', 'zzz qqq', '???', 'бухгалтерия'])('nonsense is nothing: %s', async (query) => {
    const { operations: shown, hint } = await search(query);
    expect(shown).toEqual([]);
    expect(hint).toMatch(/^There is no such operation\. Nearest: .+/);
  });
});

test('the best comes with its input, the next ones in one line each, with what the group may', async () => {
  const { operations: shown, hint } = await search('rename or list tags', readers);
  expect(shown[0]).toMatchObject({ operation: 'tags.create', allowed: false, scope: 'tags:write', input: { properties: { name: {} } } });
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.filter(({ input }) => input)).toHaveLength(1);
  expect(shown.find(({ operation }) => operation === 'tags.list')).toMatchObject({ allowed: true });
  expect(hint).toContain('name');
  for (const row of shown.slice(1)) expect(JSON.stringify(row).length).toBeLessThan(200);
});

test.each(['macro', 'phone', 'workflow', 'which macros are there', 'what does the workflow do'])(
  'whoever only names a thing, or asks, is not told that it cannot be made: %s',
  async (query) => {
    expect((await search(query)).operations.length).toBeGreaterThan(0);
  },
);

test('the name of a resource lists what it has', async () => {
  const { operations: shown, hint } = await search('contact_tags');
  expect(shown.map(({ operation }) => operation)).toEqual(['contact_tags.attach', 'contact_tags.detach', 'contact_tags.list']);
  expect(hint).toContain('name');
});

test('an answer is small', async () => {
  const sizes: number[] = [];
  for (const { summary } of operations) sizes.push(JSON.stringify(await search(summary)).length / 4);
  sizes.sort((a, b) => a - b);
  const [half = 0, most = 0] = [sizes[Math.floor(sizes.length / 2)], sizes.at(-1)];
  console.info(`tokens of an answer: half of them at most ${Math.round(half)}, the largest ${Math.round(most)}`);
  expect(half).toBeLessThan(500);
  expect(most).toBeLessThan(1_000);
});
