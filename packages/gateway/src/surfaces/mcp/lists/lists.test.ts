import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Agents, rowsOfIntercom, startAgents } from '../testing/start-agents.ts';

const sandbox = createSandbox({ size: { contacts: 400, companies: 130, conversations: 320, articles: 60 } });
let intercom: Listening;
let agents: Agents;
let client: Client;

type Row = Record<string, unknown>;
/** Every row, as the sandbox gives it. */
let contacts: Row[];
let companies: Row[];
let conversations: Row[];

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  const read = (path: string, items: string) => rowsOfIntercom(intercom, token, path, items);
  contacts = await read('/contacts?per_page=150', 'data');
  companies = await read('/companies?per_page=60', 'data');
  conversations = await read('/conversations?per_page=150', 'conversations');
});

beforeEach(() => {
  before = sandbox.requests().length;
});

afterAll(() => agents.close());

let before = 0;
const asked = () => sandbox.requests().length - before;

async function call(name: string, given: Row): Promise<Row> {
  const { content } = await client.callTool({ name, arguments: given });
  const [{ text = '' } = {}] = content as { text?: string }[];
  return JSON.parse(text) as Row;
}

const run = (operation: string, input: Row) => call('intercom_run_read_operation', { operation, input });
const errorOf = (answer: Row) => answer['error'] as { code: string; field: string; fix: string };
const attributes = (row: Row) => row['custom_attributes'] as Row;

describe('a number instead of rows', () => {
  test('is one call, where Intercom counts', async () => {
    expect(await call('intercom_list_all_contacts', { count: true })).toMatchObject({ count: contacts.length });
    expect(asked()).toBe(1);
  });

  test('of rows that meet a condition, by reading all of them in as few pages as there are', async () => {
    const open = conversations.filter(({ open: is }) => is === true).length;
    const answer = await call('intercom_list_conversations', { count: true, where: [{ field: 'open', operator: '=', value: true }] });
    expect(answer).toMatchObject({ count: open, read: conversations.length, total: conversations.length, pages: 3 });
    expect(asked()).toBe(3);
  });

  test('as text, in other words, and as one condition instead of a list', async () => {
    for (const count of ['true', 'Yes', 1])
      expect(await call('intercom_list_all_contacts', { count })).toMatchObject({ count: contacts.length });
    expect(errorOf(await call('intercom_list_all_contacts', { count: 'some' }))).toMatchObject({ field: 'count' });
    const where = JSON.stringify({ field: 'role', operator: '=', value: 'lead' });
    const leads = contacts.filter(({ role }) => role === 'lead').length;
    expect(await call('intercom_list_all_contacts', { count: 'true', where })).toMatchObject({ count: leads });
  });
});

describe('counted by a value', () => {
  test('the most first', async () => {
    const truth = Map.groupBy(conversations, ({ state }) => state);
    const { groups, counted } = (await call('intercom_list_conversations', { group_by: 'state' })) as { groups: Row[]; counted: number };
    expect(counted).toBe(conversations.length);
    expect(Object.fromEntries(groups.map(({ value, count }) => [value, count]))).toEqual(
      Object.fromEntries([...truth].map(([state, rows]) => [state, rows.length])),
    );
    const counts = groups.map(({ count }) => Number(count));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  test('by day, week and month, in their order', async () => {
    const day = (row: Row) => new Date(Number(row['created_at']) * 1000).toISOString().slice(0, 10);
    const truth = Map.groupBy(contacts, day);
    const { groups } = (await call('intercom_list_all_contacts', { group_by: 'created_at:day' })) as { groups: Row[] };
    expect(groups.length).toBe(Math.min(100, truth.size));
    for (const { value, count } of groups) expect(count).toBe(truth.get(String(value))?.length);
    const months = (await call('intercom_list_all_contacts', { group_by: 'created_at:month' })) as { groups: Row[] };
    expect(months.groups.reduce((sum, { count }) => sum + Number(count), 0)).toBe(contacts.length);
  });

  test('through lists within, and those that have none', async () => {
    const tagsOf = (row: Row) => ((row['tags'] as { tags?: Row[] } | undefined)?.tags ?? []).map(({ name }) => name);
    const truth = new Map<unknown, number>();
    for (const row of conversations)
      for (const name of new Set(tagsOf(row).length === 0 ? [null] : tagsOf(row))) truth.set(name, (truth.get(name) ?? 0) + 1);
    const { untrusted, ...own } = (await call('intercom_list_conversations', { group_by: 'tags.name' })) as {
      untrusted: { groups: Row[] };
    };
    const { groups } = untrusted;
    expect(own).not.toHaveProperty('groups');
    expect(new Map(groups.map(({ value, count }) => [value, count]))).toEqual(truth);
  });
});

describe('counted by whom they are of', () => {
  const whose = async (name: string, given: Row) => {
    const { groups } = (await call(name, given)) as { groups: { value: unknown; count: number; untrusted?: { name: string } }[] };
    return new Map(groups.map(({ value, count, untrusted }) => [untrusted?.name ?? value, count]));
  };

  test('each with the name, and nobody', async () => {
    const { rows } = (await run('admins.list', {})) as { rows: { id: string; untrusted: { name: string } }[] };
    const nameOf = (id: unknown) => rows.find((row) => row.id === String(id))?.untrusted.name ?? 'nobody';
    const truth = Map.groupBy(conversations, (row) => nameOf(row['admin_assignee_id'] ?? 0));
    const counts = new Map([...truth].map(([name, of]) => [name, of.length]));
    expect(counts.size).toBeGreaterThan(2);
    expect(await whose('intercom_list_conversations', { group_by: 'admin_assignee_id' })).toEqual(counts);
    const query = { field: 'created_at', operator: '>', value: 0 };
    expect(await whose('intercom_search_conversations', { query, group_by: 'admin_assignee_id' })).toEqual(counts);
  });

  test('also of what no search knows, and writes do', async () => {
    const groups = await whose('articles_list', { group_by: 'author_id' });
    expect(groups.size).toBeGreaterThan(1);
    expect([...groups.keys()].every((name) => /[a-z]/i.test(String(name)))).toBe(true);
  });

  test('also where the schema does not name the field, and one list is read for all', async () => {
    await call('intercom_list_conversations', { group_by: 'team_assignee_id' });
    before = sandbox.requests().length;
    const closed = conversations.filter((row) => (row['statistics'] as Row | null)?.['last_closed_by_id']);
    const counts = await whose('intercom_list_conversations', {
      group_by: 'statistics.last_closed_by_id',
      where: [{ field: 'statistics.last_closed_by_id', operator: '!=', value: null }],
    });
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(closed.length);
    expect([...counts.keys()].every((name) => /[a-z]/i.test(String(name)))).toBe(true);
    expect(asked()).toBe(3);
  });
});

describe('rows that meet conditions', () => {
  test('of every page, with what was read', async () => {
    const truth = companies.filter((row) => Number(row['monthly_spend']) > 500);
    const answer = await call('intercom_list_companies', { where: [{ field: 'monthly_spend', operator: '>', value: 500 }] });
    expect(answer).toMatchObject({ matching: truth.length, read: companies.length, total: companies.length });
    expect((answer['rows'] as Row[]).map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
  });

  test('all conditions hold; names within, parts of text, whatever the case', async () => {
    const [plan] = companies.map((row) => (row['plan'] as Row | null)?.['name']).filter(Boolean) as string[];
    const truth = companies.filter((row) => (row['plan'] as Row | null)?.['name'] === plan && Number(row['user_count']) > 1);
    const where = [
      { field: 'plan.name', operator: '=', value: plan?.toUpperCase() },
      { field: 'user_count', operator: '>', value: '1' },
    ];
    expect(await call('intercom_list_companies', { where, fields: ['name'] })).toMatchObject({ matching: truth.length });
  });

  test('a day is the whole day', async () => {
    const day = new Date(Number(conversations[40]?.['created_at']) * 1000).toISOString().slice(0, 10);
    const from = Date.parse(day) / 1000;
    const at = (row: Row) => Number(row['created_at']);
    const count = async (operator: string) =>
      (await call('intercom_list_conversations', { count: true, where: [{ field: 'created_at', operator, value: day }] }))['count'];
    expect(await count('=')).toBe(conversations.filter((row) => at(row) >= from && at(row) < from + 86_400).length);
    expect(await count('>')).toBe(conversations.filter((row) => at(row) >= from + 86_400).length);
    expect(await count('<')).toBe(conversations.filter((row) => at(row) < from).length);
    expect(await count('<=')).toBe(conversations.filter((row) => at(row) < from + 86_400).length);
  });

  test('nobody is assigned where there is none', async () => {
    const truth = conversations.filter((row) => !row['admin_assignee_id']).length;
    expect(await call('intercom_list_conversations', { count: true, where: [{ field: 'admin_assignee_id', value: null }] })).toMatchObject({
      count: truth,
    });
  });

  test.each<[string, Row, string | undefined]>([
    ['conversations.list', { state: 'open' }, '{"where":[{"field":"state","operator":"=","value":"open"}]}'],
    ['teams.list', { name: 'Billing' }, '{"where":[{"field":"name","operator":"=","value":"Billing"}]}'],
    [
      'conversations.search',
      { query: 'refund', state: 'open' },
      '{"query":{"operator":"AND","value":["refund",{"field":"state","operator":"=","value":"open"}]}}',
    ],
    ['conversations.list', { stat: 'open' }, undefined],
    ['contacts.get', { contact_id: '676fa8984bc19c2f2f005b5f', name: 'Ada' }, undefined],
  ])('%s does not take %j, and says how it is meant', async (operation, input, condition) => {
    const { fix } = errorOf(await run(operation, input));
    expect(fix).toContain('has no such field');
    if (condition === undefined) expect(fix).not.toContain('a condition does');
    else {
      expect(fix).toContain(`Rows have it, so a condition does: ${condition}.`);
      const [name = ''] = Object.keys(input).slice(-1);
      const answer = await run(operation, { ...input, [name]: undefined, ...(JSON.parse(condition) as Row), fields: [name] });
      expect((answer['rows'] as Row[]).length).toBeGreaterThan(0);
    }
  });

  test('a field that the rows do not have is refused with those that they have', async () => {
    const error = errorOf(await call('intercom_list_companies', { where: [{ field: 'plan_name', operator: '=', value: 'Pro' }] }));
    expect(error).toMatchObject({ code: 'input_invalid', field: 'plan_name' });
    expect(error.fix).toMatch(/Nearest: plan\.name.* They have .*monthly_spend/);
  });
});

describe('as people call it', () => {
  const unassigned = () => conversations.filter((row) => !row['admin_assignee_id']).length;

  test.each([
    ['assignee', 'admin_assignee_id'],
    ['team', 'team_assignee_id'],
    ['tag', 'tags.name'],
    ['status', 'state'],
  ])('a field: %s is %s, and it is said', async (called, field) => {
    const { read_as, ...told } = await call('intercom_list_conversations', { group_by: called });
    expect(read_as).toEqual({ [called]: field });
    expect(told).toEqual(await call('intercom_list_conversations', { group_by: field }));
  });

  test('a name where an id stands, nobody in words', async () => {
    const { rows } = (await run('admins.list', {})) as { rows: { id: string; untrusted: { name: string } }[] };
    const { id, untrusted } = rows.find((row) =>
      conversations.some((one) => String(one['admin_assignee_id']) === row.id),
    ) as (typeof rows)[number];
    const count = async (where: unknown) => (await call('intercom_list_conversations', { count: true, where }))['count'];
    const theirs = conversations.filter((row) => String(row['admin_assignee_id']) === id).length;
    expect(await count([{ field: 'admin_assignee_id', value: untrusted.name.toUpperCase() }])).toBe(theirs);
    expect(await count([{ field: 'assignee', operator: 'IN', value: [untrusted.name] }])).toBe(theirs);
    expect(await count([{ field: 'assignee', value: 'unassigned' }])).toBe(unassigned());
  });

  test('a name that nobody has is refused', async () => {
    const where = [{ field: 'admin_assignee_id', value: 'Nobody of this name' }];
    expect(errorOf(await call('intercom_list_conversations', { count: true, where }))).toMatchObject({
      code: 'input_invalid',
      fix: expect.stringContaining('no teammate'),
    });
  });

  test('a thing where its name or id stands', async () => {
    const tagsOf = (row: Row) => ((row['tags'] as { tags?: Row[] } | undefined)?.tags ?? []).map(({ name }) => name);
    const [tag] = conversations.flatMap(tagsOf);
    const count = async (where: unknown) => (await call('intercom_list_conversations', { count: true, where }))['count'];
    expect(await count({ tags: tag })).toBe(conversations.filter((row) => tagsOf(row).includes(tag)).length);
    expect(await count([{ field: 'tags', operator: '!=', value: tag }])).toBe(
      conversations.filter((row) => !tagsOf(row).includes(tag)).length,
    );
    const where = [{ field: 'source', operator: '>', value: 5 }];
    expect(errorOf(await call('intercom_list_conversations', { where }))).toMatchObject({ code: 'input_invalid', field: 'source' });
  });

  test('the last ones are the newest, whatever the order, or those of the order that was asked for', async () => {
    const begun = conversations.toSorted((a, b) => Number(a['created_at']) - Number(b['created_at'])).slice(-3);
    const { rows, order } = (await call('intercom_list_conversations', { last: 3, fields: ['id'] })) as { rows: Row[]; order: string };
    expect(order).toBe('by created_at, the newest last');
    expect(rows.map(({ id }) => id)).toEqual(begun.map(({ id }) => id));
    const search = { query: { field: 'created_at', operator: '>', value: 0 }, sort: { field: 'created_at', order: 'descending' } };
    const sorted = (await call('intercom_search_conversations', { ...search, last: 1, fields: ['created_at'] })) as { rows: Row[] };
    expect(sorted).not.toHaveProperty('order');
    const oldest = Math.min(...conversations.map((row) => Number(row['created_at'])));
    expect(Date.parse(`${sorted.rows[0]?.['created_at']}Z`) / 1000).toBe(oldest);
  });

  test('conditions in the short form, and as a group', async () => {
    const open = conversations.filter((row) => row['state'] === 'open' && !row['admin_assignee_id']).length;
    const count = async (where: unknown) => (await call('intercom_list_conversations', { count: true, where }))['count'];
    expect(await count({ state: 'open', admin_assignee_id: null })).toBe(open);
    const both = [
      { field: 'state', value: 'open' },
      { field: 'admin_assignee_id', value: null },
    ];
    expect(await count({ operator: 'AND', value: both })).toBe(open);
  });
});

describe('less of each row', () => {
  test('what is named, what somebody else wrote apart', async () => {
    const { rows } = (await call('intercom_list_all_contacts', { fields: ['id', 'email', 'last_seen_at'], per_page: 5 })) as {
      rows: Row[];
    };
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ id: contacts[0]?.['id'], untrusted: { email: contacts[0]?.['email'] } });
    for (const row of rows) expect(Object.keys(row).every((key) => ['id', 'last_seen_at', 'untrusted'].includes(key))).toBe(true);
    expect(asked()).toBe(1);
  });

  test('within attributes and lists', async () => {
    const named = contacts.find((row) => Object.keys(attributes(row)).length > 0) as Row;
    const [attribute] = Object.keys(attributes(named));
    const { rows } = (await call('intercom_list_all_contacts', { fields: [`custom_attributes.${attribute}`], all: true })) as {
      rows: Row[];
    };
    expect(rows.some(({ untrusted }) => (untrusted as Row | undefined)?.[`custom_attributes.${attribute}`] !== undefined)).toBe(true);
  });
});

describe('every page', () => {
  test('in one call, with how many were read', async () => {
    const answer = await call('intercom_list_companies', { all: true, fields: ['id'] });
    expect(answer).toMatchObject({ total: companies.length, read: companies.length, pages: Math.ceil(companies.length / 60) });
    expect((answer['rows'] as Row[]).map(({ id }) => id)).toEqual(companies.map(({ id }) => id));
  });

  test('from a later page on, which begins where the pages before it end', async () => {
    const { next } = await call('intercom_list_companies', {});
    expect(next).toEqual({ page: 2 });
    const { rows } = (await call('intercom_list_companies', { page: 2, all: true, fields: ['id'] })) as { rows: Row[] };
    expect(rows.map(({ id }) => id)).toEqual(companies.slice(15).map(({ id }) => id));
    const { count } = await call('intercom_list_companies', {
      page: 2,
      count: true,
      where: [{ field: 'user_count', operator: '>=', value: 0 }],
    });
    expect(count).toBe(companies.length - 15);
  });

  test('of a search, and through the executor', async () => {
    const query = { field: 'role', operator: '=', value: 'user' };
    const users = contacts.filter(({ role }) => role === 'user').length;
    expect(await run('contacts.search', { query, all: true, fields: ['id'] })).toMatchObject({ total: users, read: users });
    const words = { query: { field: 'role', operator: '=', value: 'user' }, group_by: 'role' };
    expect(await call('intercom_search_contacts', words)).toMatchObject({ groups: [{ value: 'user', count: users }] });
  });
});

describe('more than fits, or than a page has', () => {
  const whole = async (name: string, given: Row) => {
    const seen: unknown[] = [];
    let turns = 0;
    for (let next: Row | undefined = {}; next; turns += 1) {
      const answer: Row = await call(name, { ...given, ...next });
      expect(answer['error']).toBeUndefined();
      const rows = answer['rows'] as Row[];
      expect(rows.length).toBeGreaterThan(0);
      seen.push(...rows.map(({ id }) => id));
      next = answer['next'] as Row | undefined;
    }
    return { seen, turns };
  };

  test('goes on with next where it was cut, each row once', async () => {
    const { seen, turns } = await whole('intercom_list_conversations', { all: true });
    expect(turns).toBeGreaterThan(2);
    expect(seen).toEqual(conversations.map(({ id }) => id));
  });

  test('also of those that meet a condition, and of one page', async () => {
    const where = [{ field: 'open', operator: '=', value: true }];
    const open = conversations.filter((row) => row['open'] === true).map(({ id }) => id);
    expect((await whole('intercom_list_conversations', { where })).seen).toEqual(open);
    const pages = await whole('intercom_list_conversations', { per_page: 150 });
    expect(pages.seen).toEqual(conversations.map(({ id }) => id));
    // The end of a page is filled up with rows of the next one.
    const { rows } = (await call('intercom_list_conversations', { per_page: 150 })) as { rows: Row[] };
    expect(pages.turns).toBeLessThanOrEqual(Math.ceil(conversations.length / (rows.length * 0.9)));
  });

  test('also of the last ones', async () => {
    const begun = conversations.toSorted((a, b) => Number(a['created_at']) - Number(b['created_at'])).slice(-200);
    expect((await whole('intercom_list_conversations', { last: 200 })).seen).toEqual(begun.map(({ id }) => id));
  });

  test('as many rows as are wanted, in one call', async () => {
    const answer = await call('intercom_list_all_contacts', { per_page: 250, fields: ['id'] });
    expect((answer['rows'] as Row[]).map(({ id }) => id)).toEqual(contacts.slice(0, 250).map(({ id }) => id));
    expect(answer).toMatchObject({ total: contacts.length, next: { skip: 100 } });
    expect(answer).not.toHaveProperty('incomplete');
    const rest = await call('intercom_list_all_contacts', { per_page: 250, fields: ['id'], ...(answer['next'] as Row) });
    expect((rest['rows'] as Row[])[0]?.['id']).toBe(contacts[250]?.['id']);
  });

  test('as models say it: limit, in the body of a search, more than its page', async () => {
    expect((await call('intercom_list_companies', { limit: 7, fields: ['id'] }))['rows']).toHaveLength(7);
    expect((await call('intercom_list_companies', { limit: 100, fields: ['id'] }))['rows']).toHaveLength(100);
    const query = { field: 'created_at', operator: '>', value: 0 };
    const search = { query, pagination: { per_page: 200 }, fields: ['id'] };
    expect((await call('intercom_search_conversations', search))['rows']).toHaveLength(200);
    expect((await run('tags.list', { limit: 2, fields: ['id'] }))['rows']).toHaveLength(2);
  });

  test('the size of a page costs no more calls where all are read', async () => {
    const where = [{ field: 'open', operator: '=', value: true }];
    const answer = await call('intercom_list_conversations', { where, per_page: 5, fields: ['id'] });
    expect(asked()).toBe(3);
    expect(answer['rows']).toHaveLength(5);
    expect(answer).toMatchObject({ matching: conversations.filter((row) => row['open'] === true).length, next: { skip: 5 } });
  });
});

test.each([
  [{ fields: [] }, 'fields'],
  [{ fields: [7] }, 'fields'],
  [{ where: ['x'] }, 'where.0'],
  [{ where: [{ field: 'id', operator: '=?', value: 1 }] }, 'where.0'],
  [{ where: [{ field: 'id', operator: 'IN', value: 1 }] }, 'where.0'],
  [{ count: 'perhaps' }, 'count'],
  [{ group_by: 'created_at:decade' }, 'group_by'],
  [{ all: 'pages' }, 'all'],
])('%j is refused by name', async (given, field) => {
  const error = errorOf(await call('intercom_list_companies', given));
  expect(error).toMatchObject({ code: 'input_invalid', field });
  expect(asked()).toBe(0);
});
