import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

const sandbox = createSandbox({ size: { contacts: 120, companies: 20, conversations: 300, articles: 10 } });
let intercom: Listening;
let agents: Agents;
let client: Client;
let narrow: Client;
let direct: (path: string, body?: object) => Promise<Row>;

type Row = Record<string, unknown>;
/** The company that has the most people, and these. */
let company: Row;
let people: Row[];

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  narrow = await agents.open('People only', ['contacts:read']);
  direct = async (path, body) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return (await (await fetch(new URL(path, intercom.url), init)).json()) as Row;
  };
  const { data } = (await direct('/companies?per_page=50')) as { data: Row[] };
  company = data.toSorted((a, b) => Number(b['user_count']) - Number(a['user_count']))[0] as Row;
  people = ((await direct(`/companies/${company['id']}/contacts?per_page=150`)) as { data: Row[] }).data;
  expect(people.length).toBeGreaterThan(3);
});

beforeEach(() => {
  before = sandbox.requests().length;
});

afterAll(() => agents.close());

let before = 0;
/** Apart from the lists of who there is, which are read once a minute for their names. */
const asked = () =>
  sandbox
    .requests()
    .slice(before)
    .filter(({ path }) => !/^\/(?:admins|teams)\b/.test(path)).length;

async function call(name: string, given: Row, by = client): Promise<Row> {
  const { content } = await by.callTool({ name, arguments: given });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

const forPeople = (each: unknown, more: Row = {}, by?: Client) =>
  call('intercom_list_attach_contacts_to_company', { company_id: company['id'], each, ...more }, by);
const rowsOf = ({ rows }: Row) => rows as Row[];
const errorOf = (answer: Row) => answer['error'] as { code: string; field: string; fix: string };

const events = { operation: 'events.list', input: { user_id: '{external_id}' } };
const theirs = { query: { field: 'contact_ids', operator: '=', value: '{id}' } };
const conversations = { operation: 'conversations.search', input: theirs };

const eventsOf = async (person: Row) => {
  const query = `type=user&user_id=${encodeURIComponent(String(person['external_id']))}&per_page=150`;
  return ((await direct(`/events?${query}`)) as { events: Row[] }).events;
};
const known = () => people.filter(({ external_id }) => external_id);

// Before the others: the calls that are allowed may use up the rate window of the workspace.
test('is refused: what the group may not read, as every call of it is', async () => {
  expect(errorOf(await forPeople(events, {}, narrow))).toMatchObject({ code: 'scope_missing' });
});

describe('for each row another operation', () => {
  test('counted together by a value', async () => {
    const truth = new Map<unknown, number>();
    for (const person of known())
      for (const { event_name } of await eventsOf(person)) truth.set(event_name, (truth.get(event_name) ?? 0) + 1);
    before = sandbox.requests().length;
    const answer = await forPeople(events, { group_by: 'event_name' });
    const { groups } = answer['untrusted'] as { groups: { value: string; count: number }[] };
    expect(new Map(groups.map(({ value, count }) => [value, count]))).toEqual(truth);
    expect(answer).toMatchObject({ asked_for: known().length, calls: known().length + 1 });
    expect(asked()).toBe(known().length + 1);
  });

  test('each row says whose it is, and can be chosen and counted by that', async () => {
    const answer = await forPeople(events, { fields: ['event_name', 'of.name'] });
    const names = people.map(({ name }) => name);
    for (const { untrusted } of rowsOf(answer)) expect(names).toContain((untrusted as Row)['of.name']);
    const whole = rowsOf(await forPeople(events));
    const ids = people.map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(0);
    for (const { of } of whole) expect(ids).toContain(of);
    const counted = await forPeople(events, { group_by: 'of.id' });
    expect((counted['groups'] as Row[]).reduce((sum, { count }) => sum + Number(count), 0)).toBe(whole.length);
  });

  test('one search for all of them, where it can be, and each thing once', async () => {
    const truth = new Map<unknown, string[]>();
    for (const { id } of people) {
      const query = { field: 'contact_ids', operator: '=', value: id };
      const found = (await direct('/conversations/search', { query, pagination: { per_page: 150 } })) as { conversations: Row[] };
      for (const one of found.conversations) truth.set(one['id'], [...(truth.get(one['id']) ?? []), String(id)]);
    }
    before = sandbox.requests().length;
    const answer = await forPeople(conversations);
    expect(new Map(rowsOf(answer).map(({ id, of }) => [id, [of].flat().sort()]))).toEqual(
      new Map([...truth].map(([id, of]) => [id, of.sort()])),
    );
    expect(asked()).toBe(2);
  });

  test('what several rows have stands there once, of all of them', async () => {
    const answer = await forPeople({ operation: 'contact_companies.list', input: { contact_id: '{id}' } }, { fields: ['id', 'of.id'] });
    const ours = rowsOf(answer).filter(({ id }) => id === company['id']);
    expect(ours).toHaveLength(1);
    expect(ours[0]?.['of.id']).toEqual(people.map(({ id }) => id));
  });

  test('counted: how many things, and of how many rows they are', async () => {
    const each = { operation: 'contact_companies.list', input: { contact_id: '{id}' } };
    const { untrusted } = await forPeople(each, { group_by: 'name' });
    const ours = (untrusted as { groups: Row[] }).groups.find(({ value }) => value === company['name']);
    expect(ours).toEqual({ value: company['name'], count: 1, of_rows: people.length });
  });

  test('for each of several values of a row, and once for what rows have alike', async () => {
    const [first] = ((await direct('/conversations?per_page=1')) as { conversations: Row[] }).conversations;
    const customer = { intercom_user_id: people[0]?.['id'] };
    await direct(`/conversations/${first?.['id']}/customers`, { admin_id: (await direct('/me'))['id'], customer });
    const { conversations: all } = (await direct('/conversations?per_page=20')) as { conversations: Row[] };
    const idsOf = (row: Row) => ((row['contacts'] as { contacts: Row[] }).contacts ?? []).map(({ id }) => id);
    const wanted = new Set(all.flatMap(idsOf));
    expect(all.some((row) => idsOf(row).length > 1)).toBe(true);
    before = sandbox.requests().length;
    const each = { operation: 'contacts.get', input: { contact_id: '{contacts.id}' } };
    const answer = await call('intercom_list_conversations', { per_page: 20, each, fields: ['id', 'of.id'] });
    expect(new Set(rowsOf(answer).map(({ id }) => id))).toEqual(wanted);
    expect(asked()).toBe(wanted.size + 1);
    for (const { id, 'of.id': of } of rowsOf(answer))
      expect([of].flat()).toEqual(all.filter((row) => idsOf(row).includes(id)).map((row) => row['id']));
    const found = { operation: 'contacts.search', input: { query: { field: 'id', operator: '=', value: '{contacts.id}' } } };
    const together = await call('intercom_list_conversations', { per_page: 20, each: found, fields: ['id', 'of.id'] });
    expect(new Map(rowsOf(together).map((row) => [row['id'], row['of.id']]))).toEqual(
      new Map(rowsOf(answer).map((row) => [row['id'], row['of.id']])),
    );
  });

  test('what is wanted of the rows may stand beside the input, under the name of the tool, as text', async () => {
    const open = { field: 'open', operator: '=', value: true };
    const each = JSON.stringify({ operation: 'intercom_search_conversations', input: { ...theirs, where: [open], count: true } });
    const all = rowsOf(await forPeople(conversations, { where: [open] }));
    expect(await forPeople(each)).toMatchObject({ count: all.length });
  });

  test('through the executor, of a thing that is no list', async () => {
    const input = { per_page: 3, each: { operation: 'contacts.get', input: { contact_id: '{id}' } }, fields: ['id', 'of.id'] };
    const answer = await call('intercom_run_read_operation', { operation: 'contacts.list', input });
    expect(rowsOf(answer)).toHaveLength(3);
    for (const row of rowsOf(answer)) expect(row['id']).toBe(row['of.id']);
  });
});

describe('as far as one question goes', () => {
  test('and on with next, without losing or repeating any', async () => {
    const each = { operation: 'contacts.get', input: { contact_id: '{id}' } };
    const seen: unknown[] = [];
    let next: Row | undefined = {};
    for (let turn = 0; next && turn < 10; turn += 1) {
      before = sandbox.requests().length;
      const answer: Row = await call('intercom_list_all_contacts', { each, fields: ['id'], ...next });
      expect(asked()).toBeLessThanOrEqual(40);
      seen.push(...rowsOf(answer).map(({ id }) => id));
      next = answer['next'] as Row | undefined;
      if (next) expect(answer['incomplete']).toContain('Go on with next');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(Number((await call('intercom_list_all_contacts', { count: true }))['count']));
  });

  test('in the middle of a page that is too large for it, too', async () => {
    const each = { operation: 'contacts.get', input: { contact_id: '{id}', fields: ['id'] } };
    const seen: unknown[] = [];
    let next: Row | undefined = { per_page: 100 };
    const froms: unknown[] = [];
    for (let turn = 0; next && turn < 10; turn += 1) {
      const answer: Row = await call('intercom_list_all_contacts', { each, ...next });
      seen.push(...rowsOf(answer).map(({ id }) => id));
      next = answer['next'] as Row | undefined;
      froms.push((next?.['each'] as Row | undefined)?.['from']);
    }
    expect(froms.slice(0, 3)).toEqual([39, 78, 0]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(Number((await call('intercom_list_all_contacts', { count: true }))['count']));
  });
});

describe('so many of each row', () => {
  const truth = async () => {
    const theirs = new Map<unknown, Row[]>();
    for (const { id } of people) {
      const { conversations: found } = (await direct('/conversations/search', {
        query: { field: 'contact_ids', operator: '=', value: id },
        pagination: { per_page: 150 },
      })) as { conversations: Row[] };
      if (found.length > 0)
        theirs.set(
          id,
          found.toSorted((a, b) => Number(a['created_at']) - Number(b['created_at'])),
        );
    }
    return theirs;
  };

  test.each([{ last: 1 }, { last: 2 }])('the newest, %j', async (more) => {
    const expected = [...(await truth()).values()].flatMap((found) => found.slice(-more.last).map(({ id }) => id));
    const answer = await forPeople({ ...conversations, input: { ...theirs, ...more } }, { fields: ['id'] });
    expect(new Set(rowsOf(answer).map(({ id }) => id))).toEqual(new Set(expected));
  });

  test('the first, with fewer calls', async () => {
    const counts = await Promise.all(known().map(async (person) => Math.min(1, (await eventsOf(person)).length)));
    for (const size of ['limit', 'per_page']) {
      const answer = await forPeople({ ...events, input: { ...events.input, [size]: 1 } }, { count: true });
      expect(answer).toMatchObject({ count: counts.reduce((sum, one) => sum + one, 0) });
    }
  });

  test('beside it, of all that was gathered', async () => {
    const newest = [...(await truth()).values()].flat().toSorted((a, b) => Number(b['created_at']) - Number(a['created_at']))[0];
    expect(rowsOf(await forPeople(conversations, { last: 1, fields: ['id'] }))).toEqual([{ id: newest?.['id'] }]);
    const top = await forPeople(conversations, { sort: 'created_at:desc', limit: 3, fields: ['id'] });
    expect(rowsOf(top)).toHaveLength(3);
    expect(rowsOf(top)[0]).toEqual({ id: newest?.['id'] });
    expect(top).toMatchObject({ next: { skip: 3 }, order: 'by created_at descending' });
  });

  test('as many rows of the list as were asked for, where that is more than a page', async () => {
    const query = { operator: 'AND', value: [{ field: 'id', operator: '=', value: '{id}' }] };
    const each = { operation: 'contacts.search', input: { query } };
    expect(await call('intercom_list_companies', { limit: 7, each: { operation: 'companies.get', input: { id: '{id}' } } })).toMatchObject({
      asked_for: 7,
    });
    const found = await call('intercom_search_contacts', {
      query: { field: 'created_at', operator: '>', value: 1 },
      limit: 160,
      each,
      count: true,
    });
    expect(found).toMatchObject({ count: found['asked_for'] });
  });
});

test('of whom it is, in short: the id and the name', async () => {
  const [row] = rowsOf(await forPeople(conversations, { fields: ['id', 'of'] }));
  const { 'of.id': id, untrusted, ...others } = row as Row & { untrusted: Row };
  const [whose] = [id].flat();
  expect(Object.keys(others)).toEqual(['id']);
  const named = people.find((person) => person['id'] === whose);
  expect([untrusted['of.name']].flat()[0]).toBe(named?.['name']);
  const groups = (await forPeople(conversations, { group_by: 'of' }))['groups'] as { value: string; untrusted: Row }[];
  for (const { value, untrusted: called } of groups) expect(called['name']).toBe(people.find((person) => person['id'] === value)?.['name']);
});

describe('is refused', () => {
  test.each([
    ['events', 'each'],
    [{ operation: 'nothing.known', input: { id: '{id}' } }, 'each.operation'],
    [{ operation: 'contacts.delete', input: { contact_id: '{id}' } }, 'each.operation'],
    [{ operation: 'contacts.get', input: { contact_id: 'id' } }, 'each.input'],
    [{ operation: 'contacts.get' }, 'each.input'],
    [{ operation: 'conversations.search', input: { ...theirs, each: conversations } }, 'each.each'],
    [{ ...conversations, each: conversations }, 'each.each'],
    [{ operation: 'contacts.get', input: { contact_id: '{id}', each: conversations } }, 'each.each'],
    [{ ...conversations, filter: 'x' }, 'each.filter'],
    [{ ...conversations, from: -1 }, 'each.from'],
    [{ ...conversations, input: { ...theirs, skip: 3 } }, 'each.input.skip'],
    [{ ...conversations, input: { ...theirs, limit: 'few' } }, 'each.input.limit'],
  ])('%j by name, and nothing is asked', async (each, field) => {
    expect(errorOf(await forPeople(each))).toMatchObject({ code: 'input_invalid', field });
    expect(asked()).toBe(0);
  });

  test('a field that the rows do not have, with those that they have', async () => {
    const error = errorOf(await forPeople({ operation: 'contacts.get', input: { contact_id: '{contact_id}' } }));
    expect(error).toMatchObject({ code: 'input_invalid', field: 'each.input', fix: expect.stringContaining('external_id') });
  });
});

test('words in the place of a number, or milliseconds, are no condition that nothing meets', async () => {
  for (const value of ['21 November 2026', 1_793_000_000_000]) {
    const where = [{ field: 'created_at', operator: '>', value }];
    expect(errorOf(await forPeople(conversations, { where }))).toMatchObject({ code: 'input_invalid', field: 'created_at' });
  }
});

test('why nothing was found is said of the search only, not of what each gives', async () => {
  const search = (query: Row, each: unknown) => call('intercom_search_contacts', { query, each, count: true });
  const one = { field: 'email', operator: '=', value: people[0]?.['email'] };
  const nothing = { operation: 'conversations.search', input: { query: { field: 'source.id', operator: '=', value: '{external_id}' } } };
  const found = await search(one, nothing);
  expect(found).toMatchObject({ count: 0, asked_for: 1 });
  expect(JSON.stringify(found['notes'] ?? '')).not.toContain('Nothing has');
  const nobody = await search({ field: 'email', operator: '=', value: 'nobody@nowhere.example' }, nothing);
  expect(nobody).toMatchObject({ count: 0, asked_for: 0, notes: expect.arrayContaining([expect.stringContaining('Nothing has')]) });
});
