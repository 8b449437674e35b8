import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, startAgents } from './testing/start-agents.ts';

/** Times and amounts as they are shown, given back: the same row is found, and the same is written. */

const sandbox = createSandbox({ size: { contacts: 40, companies: 5, conversations: 40, articles: 3 } });
let intercom: Listening;
let agents: Agents;
let agent: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox);
  ({ intercom, agent } = agents);
});

afterAll(() => agents.close());

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Shown = Readonly<Record<string, unknown>> & { readonly rows?: readonly Row[] };

async function use(name: string, input: Record<string, unknown>): Promise<Shown> {
  const result = (await agent.callTool({ name, arguments: input })) as CallToolResult;
  const text = result.content[0]?.type === 'text' ? result.content[0].text : '';
  expect(result.isError ?? false, text).toBe(false);
  return JSON.parse(text) as Shown;
}
const write = (operation: string, input: Record<string, unknown>) => use('intercom_run_write_operation', { operation, input });
const read = (operation: string, input: Record<string, unknown>) => use('intercom_run_read_operation', { operation, input });

const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/.test(value);

/** Every time of a row, with the path by which it is asked for. */
function timesIn(value: unknown, path = ''): [path: string, text: string][] {
  if (isTime(value)) return [[path, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => timesIn(item, path === '' ? name : `${path}.${name}`));
}

const lists = [
  ['intercom_list_conversations', {}],
  ['intercom_list_all_contacts', {}],
  ['intercom_list_companies', {}],
  ['intercom_list_articles', {}],
  ['intercom_run_read_operation', { operation: 'tickets.search', input: { query: { field: 'open', operator: '=', value: true } } }],
] as const;

describe.each(lists)('%s %j', (name, input) => {
  const ask = (wanted: Record<string, unknown>) =>
    use(name, 'operation' in input ? { ...input, input: { ...input.input, ...wanted } } : { ...input, ...wanted });

  test('a time of a row finds it among the rows, however it is compared', async () => {
    const { rows = [], times } = await ask({});
    expect(times).toBe('UTC');
    let seen = 0;
    for (const row of rows.slice(0, 2)) {
      for (const [field, value] of timesIn(row)) {
        for (const condition of [
          { operator: '=', value },
          { operator: '>=', value },
          { operator: '<=', value },
          { operator: '^', value },
          { operator: '~', value },
          { operator: 'IN', value: [value] },
          { operator: '=', value: value.replace(' ', 'T') },
        ]) {
          const found = await ask({ where: [{ field, ...condition }], fields: ['id'] });
          expect(
            found.rows?.map(({ id }) => id),
            `${field} ${JSON.stringify(condition)}`,
          ).toContain(row.id);
          seen += 1;
        }
        for (const operator of ['>', '<', '!=', '!~']) {
          const found = await ask({ where: [{ field, operator, value }], fields: ['id'] });
          expect(
            found.rows?.map(({ id }) => id),
            `${field} ${operator} ${value}`,
          ).not.toContain(row.id);
        }
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe.each([
  ['intercom_search_conversations', 'intercom_list_conversations'],
  ['intercom_search_contacts', 'intercom_list_all_contacts'],
])('%s', (search, list) => {
  test('a time of one thing finds it', async () => {
    const { rows = [] } = await use(list, { fields: ['id', 'created_at', 'updated_at'] });
    for (const row of rows.slice(0, 4)) {
      for (const [field, value] of timesIn(row)) {
        for (const operator of ['=', '>=', '<=']) {
          const found = await use(search, { query: { field, operator, value }, fields: ['id'], all: true });
          expect(
            found.rows?.map(({ id }) => id),
            `${field} ${operator} ${value}`,
          ).toContain(row.id);
        }
      }
    }
  });
});

test('a time that is grouped by as it is stands as it is shown', async () => {
  const { groups, times } = await use('intercom_list_conversations', { group_by: 'created_at' });
  expect(times).toBe('UTC');
  for (const { value } of groups as { value: unknown }[]) expect(isTime(value), String(value)).toBe(true);
});

test('a time of a contact is written as it was', async () => {
  const { id } = await write('contacts.create', { role: 'user', external_id: 'timely', signed_up_at: 1_700_000_000 });
  const { signed_up_at } = await use('intercom_get_contact_by_id', { contact_id: id });
  expect(signed_up_at).toBe('2023-11-14 22:13:20');
  expect(await write('contacts.update', { contact_id: id, signed_up_at })).toMatchObject({ signed_up_at, times: 'UTC' });
  expect(await use('intercom_get_contact_by_id', { contact_id: id })).toMatchObject({ signed_up_at });
});

test('the metadata of an event is written as it was, and compared as it is shown', async () => {
  await write('contacts.create', { role: 'user', external_id: 'buyer' });
  const now = Math.floor(Date.now() / 1000) - 100;
  const metadata = { price: { amount: 2842, currency: 'usd' }, order_date: 1_700_000_000, points: 2842 };
  const record = (created_at: number, said: unknown) =>
    write('events.create', { event_name: 'bought', user_id: 'buyer', created_at, metadata: said });
  await record(now, metadata);
  const shown = async (wanted = {}) => {
    const { rows = [], ...told } = await use('intercom_list_events', { user_id: 'buyer', ...wanted });
    return { ...told, all: rows.map(({ untrusted }) => (untrusted as { metadata: unknown }).metadata) };
  };
  const [first] = (await shown()).all;
  expect(first).toEqual({ price: { amount: '28.42', currency: 'usd' }, order_date: '2023-11-14 22:13:20', points: 2842 });
  await record(now + 1, first);
  expect(await shown()).toMatchObject({ all: [first, first], amounts: expect.stringContaining('cents'), times: 'UTC' });
  for (const [operator, value, count] of [
    ['=', '28.42', 2],
    ['=', 28.42, 2],
    ['>', 28, 2],
    ['>', 29, 0],
  ]) {
    const where = [{ field: 'metadata.price.amount', operator, value }];
    expect(await use('intercom_list_events', { user_id: 'buyer', where, count: true }), String(value)).toMatchObject({ count });
  }
  const direct = await fetch(`${intercom.url}/events?type=user&user_id=buyer`, {
    headers: { authorization: `Bearer ${sandbox.mintToken()}` },
  });
  const { events } = (await direct.json()) as { events: { metadata: unknown }[] };
  expect(events.map((event) => event.metadata)).toEqual([metadata, metadata]);
});

test('what a cursor is made of stays Intercom’s', async () => {
  let input: Record<string, unknown> = { user_id: 'buyer', per_page: 1 };
  const ids = new Set<unknown>();
  for (let pages = 0; pages < 5; pages += 1) {
    const { rows = [], next } = await use('intercom_list_events', input);
    for (const { created_at } of rows) ids.add(created_at);
    if (!next) break;
    expect(Object.values(next).some(isTime)).toBe(false);
    input = { ...input, ...(next as object) };
  }
  expect(ids.size).toBe(2);
  expect(await read('events.list', { user_id: 'buyer', count: true })).toMatchObject({ count: 2 });
});
