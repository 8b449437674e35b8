import { createSandbox } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** Whatever was asked of a list: what `next` gives, added to the same call, goes on without loss, and gives none twice. */

type Row = Record<string, unknown>;

const sandbox = createSandbox({ size: { contacts: 160, companies: 65, conversations: 160, articles: 55 } });
let agents: Agents;
let client: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox, { query: '?mode=full' });
  ({ agent: client } = agents);
});

afterAll(() => agents.close());

async function call(operation: string, input: Row): Promise<Row> {
  const { content } = await client.callTool({ name: 'intercom_run_read_operation', arguments: { operation, input } });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

/** Ids of all rows, by following `next`. */
async function follow(operation: string, input: Row): Promise<string[]> {
  const seen: string[] = [];
  let given = input;
  for (let calls = 0; calls < 60; calls += 1) {
    const answer = await call(operation, given);
    if (answer['error']) throw new Error(`${operation} ${JSON.stringify(given)}: ${JSON.stringify(answer['error']).slice(0, 300)}`);
    seen.push(...(answer['rows'] as Row[]).map(({ id }) => String(id)));
    if (answer['next'] === undefined) return seen;
    given = { ...given, ...(answer['next'] as Row) };
  }
  throw new Error(`${operation} ${JSON.stringify(input)} does not end: ${JSON.stringify(given)}`);
}

const everything = { query: { field: 'created_at', operator: '>', value: 0 } };
const lists: readonly (readonly [string, Row])[] = [
  ['contacts.search', everything],
  ['conversations.list', {}],
  ['conversations.search', everything],
  ['companies.list', {}],
  ['articles.list', {}],
  ['tags.list', {}],
];
const wide = ['id', 'created_at', 'updated_at', 'custom_attributes', 'source', 'statistics', 'name', 'email', 'title', 'body', 'location'];
const isThere = [{ field: 'id', operator: '!=', value: null }];
const asked: readonly Row[] = [
  {},
  { limit: 60 },
  { limit: 500 },
  { per_page: 25 },
  { per_page: 50, limit: 70 },
  { all: true, limit: 80 },
  { limit: 500, fields: wide },
  { per_page: 40, fields: wide },
  { limit: 70, where: isThere },
  { where: isThere, fields: wide },
  { sort: 'id:asc', limit: 80 },
  { sort: 'id:desc', limit: 500, fields: wide },
  { last: 120, fields: wide },
  { last: 60, limit: 20 },
];

const cases = lists.flatMap(([operation, input]) =>
  asked.filter((more) => more['sort'] === undefined || input['query'] === undefined).map((more) => [operation, input, more] as const),
);

test.each(cases)('%s %j %j', async (operation, input, more) => {
  const all = await allOf(operation, input);
  const given = more['fields'] === undefined ? more : { ...more, fields: await knownOf(operation, input) };
  const seen = await follow(operation, { ...input, ...given });
  const { last } = more;
  expect(new Set(seen).size, 'twice').toBe(seen.length);
  expect(seen).toHaveLength(typeof last === 'number' ? Math.min(last, all) : all);
});

const counts = new Map<string, number>();
async function allOf(operation: string, input: Row): Promise<number> {
  const count = counts.get(operation) ?? ((await call(operation, { ...input, all: true, count: true }))['count'] as number);
  counts.set(operation, count);
  return count;
}

const known = new Map<string, string[]>();
/** Of the wide fields those that the list has. */
async function knownOf(operation: string, input: Row): Promise<string[]> {
  const before = known.get(operation);
  if (before) return before;
  const has: string[] = [];
  for (const field of wide) {
    const { error } = await call(operation, { ...input, fields: [field] });
    if (error === undefined) has.push(field);
  }
  known.set(operation, has);
  return has;
}
