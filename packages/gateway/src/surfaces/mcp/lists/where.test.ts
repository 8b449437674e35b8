import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, rowsOfIntercom, startAgents } from '../testing/start-agents.ts';

const sandbox = createSandbox({ size: { contacts: 400, conversations: 320 } });
let intercom: Listening;
let agents: Agents;
let client: Client;

type Row = Record<string, unknown>;
/** Every row, as the sandbox gives it. */
let contacts: Row[];
let conversations: Row[];

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  const read = (path: string, items: string) => rowsOfIntercom(intercom, token, path, items);
  contacts = await read('/contacts?per_page=150', 'data');
  conversations = await read('/conversations?per_page=150', 'conversations');
});

afterAll(() => agents.close());

async function call(name: string, given: Row): Promise<Row> {
  const { content } = await client.callTool({ name, arguments: given });
  const [{ text = '' } = {}] = content as { text?: string }[];
  return JSON.parse(text) as Row;
}

const run = (operation: string, input: Row) => call('intercom_run_read_operation', { operation, input });
const errorOf = (answer: Row) => answer['error'] as { code: string; field: string; fix: string };

const list = 'intercom_list_conversations';
const countOf = async (field: string, operator: string, value: unknown) =>
  (await call(list, { count: true, where: [{ field, operator, value }] })) as Row & { nothing_has?: Row[] };
const truth = (test: (row: Row) => boolean) => conversations.filter(test).length;
const allTickets = { query: { field: 'created_at', operator: '>', value: 0 } };

describe('words of which all are known', () => {
  test.each([
    ['state', '=', 'opened', 'open, closed, snoozed'],
    ['state', 'IN', ['open', 'opened'], 'open, closed, snoozed'],
    ['source.type', '=', 'mailx', 'email'],
    ['priority', '>', 'lowest', 'urgent'],
    ['state', '>', 'open', 'has no order'],
    ['open', '=', 'maybe', 'true or false'],
  ])('%s %s %j is refused with those that there are', async (field, operator, value, told) => {
    expect(errorOf(await countOf(field, operator, value))).toMatchObject({ field, fix: expect.stringContaining(told) });
  });

  test('are what others mean', async () => {
    const sourceOf = (row: Row) => (row['source'] as Row | null)?.['type'];
    expect(await countOf('state', '=', 'unassigned')).toMatchObject({ count: truth((row) => row['admin_assignee_id'] === 0) });
    expect(await countOf('source.type', '=', 'mail')).toMatchObject({ count: truth((row) => sourceOf(row) === 'email') });
    expect(await countOf('priority', '=', 'not_priority')).toMatchObject({ count: truth((row) => row['priority'] === 'none') });
    expect(await countOf('priority', '!=', 'not_priority')).toMatchObject({ count: truth((row) => row['priority'] !== 'none') });
    expect(await countOf('open', '=', 'yes')).toMatchObject({ count: truth((row) => row['open'] === true) });
    const leads = contacts.filter(({ role }) => role === 'lead').length;
    const answer = await call('intercom_list_all_contacts', { count: true, where: { role: 'leads' } });
    expect(answer).toMatchObject({ count: leads });
  });

  test('have an order where one is more than another', async () => {
    const more = truth(({ priority }) => ['medium', 'high', 'urgent'].includes(String(priority)));
    expect(await countOf('priority', '>', 'low')).toMatchObject({ count: more });
    expect(await countOf('priority', '<=', 'low')).toMatchObject({ count: conversations.length - more });
  });
});

describe('what no row has', () => {
  test('is said with what there is, and not why a query finds nothing', async () => {
    const where = [{ field: 'source.author.type', operator: '=', value: 'customer' }];
    const answer = await call('intercom_search_conversations', { ...allTickets, count: true, where });
    expect(answer).toMatchObject({
      count: 0,
      nothing_has: [{ where: 'source.author.type = "customer"', there_are: expect.arrayContaining(['user', 'lead']) }],
    });
    expect(answer['notes']).toBeUndefined();
  });

  test('is told apart where strangers wrote it, and as what is near where there is much', async () => {
    const { nothing_has: [found] = [] } = await countOf('title', '=', 'nope');
    expect(found).toMatchObject({ untrusted: { there_are: expect.any(Array) } });
    expect(found).not.toHaveProperty('there_are');
  });

  test('in numbers is said by the least and the most', async () => {
    const answer = await call('intercom_list_companies', { count: true, where: [{ field: 'size', operator: '=', value: 0 }] });
    expect(answer).toMatchObject({ count: 0, nothing_has: [{ there_are: expect.stringMatching(/^from \d+ to \d+$/) }] });
    expect(await countOf('conversation_rating.rating', '=', 0)).toMatchObject({ count: 0 });
  });
});

describe('names and ids', () => {
  const tagsOf = (row: Row) => (row['tags'] as { tags: Row[] }).tags;

  test('of tags do both', async () => {
    const { id, name } = conversations.flatMap(tagsOf)[0] as Row;
    const count = truth((row) => tagsOf(row).some((tag) => tag['id'] === id));
    for (const field of ['tag_ids', 'tag', 'tags'])
      for (const value of [id, name]) expect(await countOf(field, '=', value)).toMatchObject({ count });
    expect(errorOf(await countOf('tag', '=', 'Bugg'))).toMatchObject({ fix: expect.stringContaining('no tag') });
  });

  test('a part of a name does where rows have the id', async () => {
    const [admin] = ((await run('admins.list', {})) as { rows: Row[] }).rows;
    const name = String((admin?.['untrusted'] as Row | undefined)?.['name']).split(' ')[0];
    const count = truth((row) => String(row['admin_assignee_id']) === admin?.['id']);
    expect(count).toBeGreaterThan(0);
    expect(await countOf('assignee', '~', name)).toMatchObject({ count });
    expect(await countOf('assignee', '!~', name)).toMatchObject({ count: conversations.length - count });
    expect(errorOf(await countOf('assignee', '~', 'zzzq'))).toMatchObject({ fix: expect.stringContaining('no teammate') });
  });

  test('of contacts and companies do both, with every operator', async () => {
    const partsOf = (row: Row, name: string, within: string) => ((row[name] as Row)?.[within] ?? []) as Row[];
    const [named] = contacts.filter(({ email }) => typeof email === 'string' && email !== '');
    const with_ = truth((row) => partsOf(row, 'contacts', 'contacts').some(({ id }) => id === named?.['id']));
    for (const field of ['contacts', 'contact_ids', 'contacts.id']) {
      expect(await countOf(field, '=', named?.['email'])).toMatchObject({ count: with_ });
      expect(await countOf(field, 'NIN', [named?.['email']])).toMatchObject({ count: conversations.length - with_ });
    }
    expect(errorOf(await countOf('contacts', '!=', 'Nobody Of That Name'))).toMatchObject({ fix: expect.stringContaining('no contact') });
    const companies = ((await run('companies.list', { fields: ['id', 'name'], all: true })) as { rows: Row[] }).rows;
    const { id, untrusted } = companies[0] as Row;
    const name = (untrusted as Row)['name'];
    const of = contacts.filter((row) => partsOf(row, 'companies', 'data').some((one) => one['id'] === id)).length;
    const all = (operator: string, value: unknown) =>
      call('intercom_list_all_contacts', { count: true, where: [{ field: 'companies', operator, value }] });
    expect(await all('=', name)).toMatchObject({ count: of });
    expect(await all('!=', name)).toMatchObject({ count: contacts.length - of });
    expect(errorOf(await all('!~', 'Harb'))).toMatchObject({ fix: expect.stringContaining('holds ids') });
    const others = await call('intercom_list_companies', { count: true, where: [{ field: 'id', operator: '!=', value: name }] });
    expect(others).toMatchObject({ count: companies.length - 1 });
    expect(errorOf(await countOf('id', '!=', 'Refund'))).toMatchObject({ fix: expect.stringContaining('holds ids') });
  });

  test('conditions of nothing are none', async () => {
    for (const where of [{}, [{}], '[{}]']) expect(errorOf(await call(list, { count: true, where }))).toMatchObject({ field: 'where.0' });
  });

  test('nobody is one of several', async () => {
    const count = truth(({ admin_assignee_id: of }) => of === 0 || of === 10_553_735);
    expect(await countOf('admin_assignee_id', 'IN', ['nobody', 10_553_735])).toMatchObject({ count });
    expect(await countOf('assignee', 'NIN', [null, 10_553_735])).toMatchObject({ count: conversations.length - count });
  });

  test('of tags that rows have by id alone are read for groups', async () => {
    const { groups } = (await call('intercom_list_all_contacts', { group_by: 'tags' })) as { groups: Row[] };
    expect(groups[0]).toMatchObject({ value: null });
    expect(groups[1]).toMatchObject({ value: expect.any(String), untrusted: { name: expect.any(String) } });
  });
});

describe('tickets', () => {
  test('are of a type that people mean, unless it is that of the row', async () => {
    const countBy = async (value: string) =>
      run('tickets.search', { ...allTickets, count: true, where: [{ field: 'type', operator: '=', value }] });
    const all = (await run('tickets.search', { ...allTickets, count: true })) as { count: number };
    expect(await countBy('ticket')).toMatchObject({ count: all.count });
    const { count } = (await countBy('refund')) as { count: number };
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all.count);
    expect(await run('tickets.search', { ...allTickets, group_by: 'type' })).toMatchObject({ read_as: { type: 'ticket_type' } });
  });

  test('are of a category by the word that searches have for it, too', async () => {
    const by = (value: string, operator = '=') =>
      run('tickets.search', { ...allTickets, count: true, where: [{ field: 'category', operator, value }] });
    const { count } = (await by('Customer')) as { count: number };
    expect(count).toBeGreaterThan(0);
    expect(await by('request')).toMatchObject({ count });
    const { count: others } = (await by('Customer', '!=')) as { count: number };
    expect(await by('request', '!=')).toMatchObject({ count: others });
  });

  test('are in a state that has a name', async () => {
    const where = (value: string) => ({ ...allTickets, count: true, where: [{ field: 'state', operator: '=', value }] });
    expect(((await run('tickets.search', where('resolved'))) as { count: number }).count).toBeGreaterThan(0);
    expect(errorOf(await run('tickets.search', where('opened')))).toMatchObject({ fix: expect.stringContaining('submitted') });
    const { untrusted } = (await run('tickets.search', { ...allTickets, group_by: 'ticket_state' })) as { untrusted: { groups: Row[] } };
    for (const { value } of untrusted.groups) expect(value).not.toMatch(/^\d+$/);
  });
});

describe('what is shown', () => {
  test('of a mail is what is compared', async () => {
    const bodyOf = (row: Row) => String((row['source'] as Row | null)?.['body'] ?? '');
    const [text] = conversations.flatMap((row) => /^<p>([^<&\n]{10,})<\/p>$/.exec(bodyOf(row))?.slice(1) ?? []);
    const count = truth((row) => bodyOf(row) === `<p>${text}</p>`);
    expect(count).toBeGreaterThan(0);
    expect(await countOf('source.body', '=', text)).toMatchObject({ count });
    expect(await countOf('source.body', '^', '<p>')).toMatchObject({ count: 0 });
    const { count: ends } = (await countOf('source.body', '$', text?.slice(-9))) as unknown as { count: number };
    expect(ends).toBeGreaterThanOrEqual(count);
  });

  test('of HTML is grouped by the text that it shows, which conditions meet', async () => {
    for (const field of ['source.body', 'source.subject']) {
      const { untrusted } = (await call(list, { group_by: field })) as { untrusted: { groups: Row[] } };
      const [first] = untrusted.groups.filter(({ value }) => value !== null && !String(value).endsWith('…'));
      expect(String(first?.['value'])).not.toMatch(/^<p>/);
      expect(await countOf(field, '=', first?.['value'])).toMatchObject({ count: first?.['count'] });
    }
  });

  test('of a later page is counted from there on, which is said', async () => {
    const where = [{ field: 'open', operator: '=', value: true }];
    expect(await call(list, { per_page: 20, where })).not.toHaveProperty('matching_of');
    const { next } = (await call(list, { per_page: 150, fields: ['id'] })) as { next: Row };
    expect(await call(list, { ...next, where })).toMatchObject({ matching_of: 'the rows from this page on' });
  });

  test('no time is grouped by days', async () => {
    expect(errorOf(await call(list, { group_by: 'priority:day' }))).toMatchObject({ field: 'group_by' });
  });

  test('whose field it is, where both lists have it, is told', async () => {
    const answer = await call('intercom_list_companies', {
      per_page: 3,
      count: true,
      where: [{ field: 'created_at', operator: '>', value: '2020' }],
      each: { operation: 'company_contacts.list', input: { company_id: '{id}' } },
    });
    expect(answer).toMatchObject({ where_is_of: expect.stringContaining('of.created_at') });
  });
});
