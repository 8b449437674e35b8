import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, rowsOfIntercom, startAgents } from '../testing/start-agents.ts';
import { sorted, tiedAfter } from './sort.ts';

/* The order of rows and groups that Intercom does not put in order. */

const sandbox = createSandbox({ size: { contacts: 160, companies: 130, conversations: 170, articles: 10 } });
let intercom: Listening;
let agents: Agents;
let client: Client;

type Row = Record<string, unknown>;
let companies: Row[];
let conversations: Row[];

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  companies = await rowsOfIntercom(intercom, token, '/companies?per_page=50', 'data');
  const all = (await call('intercom_list_conversations', { all: true, fields: ['id', 'state', 'created_at'] }))['rows'] as Row[];
  conversations = all;
});

afterAll(() => agents.close());

async function call(name: string, given: Row): Promise<Row> {
  const { content } = await client.callTool({ name, arguments: given });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

const rowsOf = (answer: Row) => answer['rows'] as Row[];
const errorOf = (answer: Row) => answer['error'] as { code: string; field: string; fix: string };
const spends = (rows: readonly Row[]) => rows.map((row) => row['monthly_spend'] ?? null);
const spent = () =>
  companies
    .map((row) => row['monthly_spend'] as number | null)
    .toSorted((a, b) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY));

describe('rows in an order that Intercom has not', () => {
  test.each([
    [{ sort: 'monthly_spend:desc', limit: 5 }],
    [{ sort: { field: 'monthly_spend', order: 'descending' }, per_page: 5 }],
    [{ sort: '[{"field":"monthly_spend","order":"desc"}]', limit: 5, all: true }],
    [{ sort: '-monthly_spend', limit: 5, per_page: 50 }],
    [{ sort_by: 'monthly_spend', sort_order: 'desc', page_size: 5 }],
    [{ sort: 'monthly_spend', order: 'desc', limit: '5' }],
  ])('the five with the most, %j', async (more) => {
    const answer = await call('intercom_list_companies', { fields: ['id', 'monthly_spend'], ...more });
    expect(spends(rowsOf(answer))).toEqual(spent().slice(0, 5));
    expect(answer).toMatchObject({
      read: companies.length,
      next: { skip: 5 },
      order: expect.stringContaining('by monthly_spend descending'),
    });
  });

  test.each(['asc', 'desc'])('of what is gathered for the rows of a search that has an order of its own: %s', async (order) => {
    const answer = await call('intercom_search_contacts', {
      query: { field: 'role', operator: '=', value: 'user' },
      each: { operation: 'conversations.search', input: { query: { field: 'contact_ids', operator: '=', value: '{id}' } } },
      sort: `created_at:${order}`,
      fields: ['id', 'created_at'],
    });
    const times = (answer['rows'] as Row[]).map((row) => String(row['created_at']));
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual(order === 'asc' ? times.toSorted() : times.toSorted().reverse());
  });

  test('and on with next, each once', async () => {
    const seen: Row[] = [];
    let next: Row | undefined = {};
    for (let turn = 0; next && turn < 10; turn += 1) {
      const answer: Row = await call('intercom_list_companies', {
        sort: 'monthly_spend:desc',
        limit: 40,
        fields: ['id', 'monthly_spend'],
        ...next,
      });
      seen.push(...rowsOf(answer));
      next = answer['next'] as Row | undefined;
    }
    expect(spends(seen)).toEqual(spent());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(companies.length);
  });

  test('nor does going on with what is scrolled begin a scroll that is still open', async () => {
    const seen: unknown[] = [];
    let next: Row | undefined = {};
    for (let turn = 0; next && turn < 10; turn += 1) {
      const input = { limit: 60, fields: ['id'], ...next };
      const answer: Row = await call('intercom_run_read_operation', { operation: 'companies.scroll', input });
      seen.push(...rowsOf(answer).map(({ id }) => id));
      next = answer['next'] as Row | undefined;
    }
    expect(seen.length).toBeGreaterThanOrEqual(companies.length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('the last of the order, and those that meet a condition', async () => {
    const some = companies.filter((row) => Number(row['user_count']) > 1);
    const where = [{ field: 'user_count', operator: '>', value: 1 }];
    const answer = await call('intercom_list_companies', { sort: 'name:asc', where, last: 3, fields: ['name'] });
    const names = some.map(({ name }) => String(name)).toSorted(new Intl.Collator('en', { numeric: true }).compare);
    expect(rowsOf(answer).map(({ untrusted }) => (untrusted as Row)['name'])).toEqual(names.slice(-3));
  });

  test('of a search, by what Intercom puts nothing in order by, when all is read', async () => {
    const query = { field: 'created_at', operator: '>', value: 1 };
    const sort = { field: 'conversation_rating.updated_at', order: 'descending' };
    const answer = await call('intercom_search_conversations', {
      query,
      sort,
      all: true,
      limit: 4,
      fields: ['id', 'conversation_rating.updated_at'],
    });
    const times = rowsOf(answer).map((row) => String(row['conversation_rating.updated_at']));
    expect(times).toHaveLength(4);
    expect(times).toEqual(times.toSorted().toReversed());
    const error = errorOf(
      await call('intercom_search_conversations', { query, sort: { ...sort, field: 'conversation_rating.remark_at' } }),
    );
    expect(error).toMatchObject({ code: 'input_invalid', field: 'sort.field', fix: expect.stringContaining('all:true') });
  });

  test.each([[{ sort: 'monthly_spend:up' }], [{ sort: 7 }], [{ sort: 'a,b,c,d' }], [{ sort: 'monthly_spend', order: 'up' }]])(
    '%j is refused by name',
    async (given) => expect(errorOf(await call('intercom_list_companies', given))).toMatchObject({ code: 'input_invalid', field: 'sort' }),
  );

  test('a field that the rows have not is refused with the nearest', async () => {
    const error = errorOf(await call('intercom_list_companies', { sort: 'monthly_spent' }));
    expect(error).toMatchObject({ code: 'input_invalid', field: 'monthly_spent', fix: expect.stringContaining('Nearest: monthly_spend') });
  });
});

describe('values in order', () => {
  const rows = [{ n: 'b10' }, { n: 'B9' }, { n: null }, { n: '' }, { n: 'a' }, {}];
  const order = (isDescending: boolean) => sorted(rows, [{ field: 'n', isDescending }]);

  test('texts as people put them, what is nothing last either way, and said', () => {
    expect(order(false).rows.slice(0, 3)).toEqual([{ n: 'a' }, { n: 'B9' }, { n: 'b10' }]);
    expect(order(true).rows.slice(0, 3)).toEqual([{ n: 'b10' }, { n: 'B9' }, { n: 'a' }]);
    for (const one of [order(false), order(true)]) expect(one.order).toContain('3 without n stand last');
  });

  test('numbers as numbers, also as text; of several the one that comes first; then by the next field', () => {
    const numbers = [
      { a: ['9', 1], b: 1 },
      { a: 10, b: 2 },
      { a: '10', b: 3 },
    ];
    const down = [
      { field: 'a', isDescending: true },
      { field: 'b', isDescending: true },
    ];
    expect(sorted(numbers, down).rows).toEqual([numbers[2], numbers[1], numbers[0]]);
    expect(sorted(numbers, [{ field: 'a', isDescending: false }]).rows[0]).toBe(numbers[0]);
  });

  test('how many have the same as the last', () => {
    const same = [{ n: 3 }, { n: 2 }, { n: 2 }, { n: 2 }, { n: 1 }];
    const down = [{ field: 'n', isDescending: true }];
    expect(tiedAfter([{}, {}, {}], 2, down)).toBe(0);
    expect([1, 2, 3, 4, 5].map((shown) => tiedAfter(same, shown, down))).toEqual([0, 2, 1, 0, 0]);
  });
});

describe('groups', () => {
  const groupsOf = async (given: Row) => (await call('intercom_list_conversations', given))['groups'] as { value: string; count: number }[];
  const counted = (name: (time: Date) => string) => {
    const times = conversations.map((row) => new Date(`${String(row['created_at']).replace(' ', 'T')}Z`));
    return new Map([...Map.groupBy(times, name)].map(([value, of]) => [value, of.length]));
  };

  test('by day of the week, Monday first', async () => {
    const groups = await groupsOf({ group_by: 'created_at:weekday' });
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(groups.map(({ value }) => value)).toEqual(days.filter((day) => groups.some(({ value }) => value === day)));
    const name = (time: Date) => time.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
    expect(new Map(groups.map(({ value, count }) => [value, count]))).toEqual(counted(name));
  });

  test('by year, and by the hour of the day', async () => {
    const years = await groupsOf({ group_by: 'created_at:year' });
    expect(new Map(years.map(({ value, count }) => [value, count]))).toEqual(counted((time) => String(time.getUTCFullYear())));
    const hours = await groupsOf({ group_by: 'created_at:hour_of_day' });
    expect(hours.map(({ value }) => value)).toEqual(hours.map(({ value }) => value).toSorted());
    expect(new Map(hours.map(({ value, count }) => [value, count]))).toEqual(
      counted((time) => `${String(time.getUTCHours()).padStart(2, '0')}:00`),
    );
  });

  test('in the order that is wanted', async () => {
    const down = (await groupsOf({ group_by: 'state' })).map(({ count }) => count);
    expect((await groupsOf({ group_by: 'state', sort: 'count:asc' })).map(({ count }) => count)).toEqual(down.toReversed());
    const values = (await groupsOf({ group_by: 'state', sort: 'state:asc' })).map(({ value }) => value);
    expect(values).toEqual(values.toSorted());
    const error = errorOf(await call('intercom_list_conversations', { group_by: 'state', sort: 'priority' }));
    expect(error).toMatchObject({ code: 'input_invalid', field: 'sort' });
  });
});

test('that a field is empty in all rows read is said', async () => {
  const told = (field: string) => ({ empty: [`${field}: empty in all ${conversations.length} rows read`] });
  expect(await call('intercom_list_conversations', { group_by: 'sla_applied' })).toMatchObject(told('sla_applied'));
  expect(await call('intercom_list_conversations', { where: [{ field: 'sla_applied.sla_name', value: 'Gold' }] })).toMatchObject(
    told('sla_applied.sla_name'),
  );
  expect(await call('intercom_list_conversations', { sort: 'sla_applied.sla_name' })).toMatchObject(told('sla_applied.sla_name'));
  expect(await call('intercom_list_conversations', { group_by: 'state' })).not.toHaveProperty('empty');
});

test('of a later page, groups and an order are of the rows from there on, which is said', async () => {
  const said = 'the rows from this page on';
  const later = await call('intercom_list_companies', { group_by: 'plan.name', page: 2 });
  expect(later).toMatchObject({ counted_of: said });
  expect(Number(later['counted'])).toBeLessThan(companies.length);
  expect(await call('intercom_list_companies', { group_by: 'plan.name' })).not.toHaveProperty('counted_of');
  expect(await call('intercom_list_companies', { sort: 'monthly_spend:desc', page: 2 })).toMatchObject({ order_of: said });
});
