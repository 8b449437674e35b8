import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallsWorld } from '../../../calls/testing/start-calls.ts';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** What agents ask for in words of their own, as hosts pass it on: it is what they get, or a refusal that helps. */

type Row = Readonly<Record<string, unknown>>;
interface Told extends Row {
  readonly isError: boolean;
  readonly rows?: readonly Row[];
  readonly total?: number;
  readonly notes?: readonly string[];
  readonly fix?: string;
  readonly candidates?: readonly { readonly id: string; readonly untrusted: { readonly name: string } }[];
}

const sandbox = createSandbox();
let intercom: Listening;
let rooms: CallsWorld;
let agents: Agents;
let agent: Client;
let narrow: Client;

const me = sandbox.admins[0]?.id ?? '';
const token = sandbox.mintToken();

beforeAll(async () => {
  agents = await startAgents(sandbox, { token, adminId: me });
  ({ intercom, rooms, agent } = agents);
  narrow = await agents.open('Few', ['conversations:read', 'conversations:write']);
});

afterAll(() => agents.close());

async function ask(name: string, args: Row, client = agent): Promise<Told> {
  const { isError, content } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: Row } & Row;
  return { ...value, ...value.error, isError: isError === true } as Told;
}
const read = (operation: string, input: unknown, client = agent) => ask('intercom_run_read_operation', { operation, input }, client);
const write = (operation: string, input: unknown, client = agent) => ask('intercom_run_write_operation', { operation, input }, client);
const search = (query: unknown, more: Row = {}, client = agent) => ask('intercom_search_conversations', { query, ...more }, client);

/** Intercom itself. */
async function direct(path: string, body?: unknown): Promise<Row> {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'intercom-version': '2.16',
  };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${intercom.url}${path}`, init)).json() as Promise<Row>;
}
const total = async (query: unknown, of = 'conversations') => Number((await direct(`/${of}/search`, { query }))['total_count']);
const filter = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const rowsAt = async (path: string, list: string) => (await direct(path))[list] as readonly Row[];

describe('filters that could never match', () => {
  test.each<[string, unknown, unknown]>([
    ['null for nobody', filter('admin_assignee_id', '=', null), filter('admin_assignee_id', '=', 0)],
    ['a state that is none', filter('state', '=', 'unassigned'), filter('admin_assignee_id', '=', 0)],
    ["an earlier version's priority", filter('priority', '=', 'priority'), filter('priority', '!=', 'none')],
    ['and its opposite', filter('priority', '!=', 'not_priority'), filter('priority', '!=', 'none')],
    ['another name of a field', filter('closed_at', '>', 0), filter('statistics.last_close_at', '>', 0)],
    [
      'fields by their names',
      { state: 'open', priority: 'high' },
      { operator: 'AND', value: [filter('state', '=', 'open'), filter('priority', '=', 'high')] },
    ],
    ['text for true', filter('open', '=', 'true'), filter('open', '=', true)],
    ['JSON as text', JSON.stringify(filter('state', '=', 'closed')), filter('state', '=', 'closed')],
  ])('%s', async (_, given, meant) => {
    const truth = await total(meant);
    expect(truth).toBeGreaterThan(0);
    expect(await search(given)).toMatchObject({ isError: false, total: truth });
  });

  test('a time in milliseconds, as ISO, and as a day', async () => {
    const [middle] = (await direct('/conversations?per_page=40'))['conversations'] as { created_at: number }[];
    const day = new Date((middle?.created_at ?? 0) * 1000 - 20 * 86_400_000).toISOString().slice(0, 10);
    const at = Date.parse(`${day}T00:00:00Z`) / 1000;
    const truth = await total(filter('created_at', '>', at - 1));
    expect(truth).toBeGreaterThan(0);
    for (const value of [day, `${day}T00:00:00Z`, at * 1000]) {
      const told = await search(filter('created_at', '>=', value));
      expect(told.total).toBe(truth);
      if (value !== `${day}T00:00:00Z`) expect(told.notes?.join()).toContain('created_at');
    }
  });

  describe('times of contacts, whose search compares whole days of the workspace, are exact', () => {
    const day = 86_400;
    type Came = { readonly id: string; readonly created_at: number; readonly role: string };
    const contacts = async () => {
      const all: Came[] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const page = await direct(`/contacts?per_page=150${after && `&starting_after=${encodeURIComponent(after)}`}`);
        all.push(...(page['data'] as Came[]));
        after = (page['pages'] as { next?: { starting_after?: string } | null }).next?.starting_after;
      }
      return all;
    };
    const iso = (at: number) => new Date(at * 1000).toISOString();
    const and = (...value: readonly unknown[]) => ({ operator: 'AND', value });

    test('days of UTC, instants, and an instant of another zone', async () => {
      const all = await contacts();
      const begin = (at: number) => at - (at % day);
      const between = (a: number, b: number) => all.filter(({ created_at }) => created_at >= a && created_at < b).length;
      // Where the two ways of counting differ.
      const apart = all
        .map(({ created_at }) => begin(created_at))
        .find((at) => between(at, at + 25_200) !== between(at + 3 * day, at + 3 * day + 25_200));
      const [from, until] = [Number(apart), Number(apart) + 3 * day];
      const count = async (...filters: readonly unknown[]) =>
        (await ask('intercom_search_contacts', { query: and(...filters), count: true }))['count'];
      const [first, last] = [iso(from).slice(0, 10), iso(until - 1).slice(0, 10)];
      expect(await count(filter('created_at', '>=', first), filter('created_at', '<=', last))).toBe(between(from, until));
      expect(await count(filter('created_at', '>', first), filter('created_at', '<', last))).toBe(between(from + day, until - day));
      expect(await count(filter('created_at', '=', first))).toBe(between(from, from + day));
      const [noon, later] = [from + 43_200, until - 20_000];
      expect(await count(filter('created_at', '>=', noon), filter('created_at', '<', later))).toBe(between(noon, later));
      const zoned = `${iso(from).slice(0, 10)}T00:00:00-08:00`;
      expect(await count(filter('created_at', '>=', zoned), filter('created_at', '<', until))).toBe(between(from + 28_800, until));
    });

    test('rows of a page, with their total and the next, a further filter and further conditions', async () => {
      const all = await contacts();
      const day_ = all[Math.floor(all.length / 2)]?.created_at ?? 0;
      const from = day_ - (day_ % day);
      const users = all.filter(({ created_at, role }) => created_at >= from && role === 'user');
      const query = and(filter('created_at', '>=', iso(from).slice(0, 10)), filter('role', '=', 'user'));
      const told = await ask('intercom_search_contacts', { query, pagination: { per_page: 5 }, fields: ['id', 'created_at'] });
      expect(told).toMatchObject({ isError: false, total: users.length });
      expect(told.rows).toHaveLength(5);
      const next = await ask('intercom_search_contacts', { query, pagination: { per_page: 5 }, fields: ['id'], ...(told['next'] as Row) });
      expect(next.rows?.length).toBeGreaterThan(0);
      const ids = [...(told.rows ?? []), ...(next.rows ?? [])].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const whole = await ask('intercom_search_contacts', { query });
      expect(whole.total).toBe(users.length);
      expect(whole.notes?.join()).toContain('exact, in UTC');
      const where = [filter('role', '=', 'lead')];
      expect(
        await ask('intercom_search_contacts', { query: filter('created_at', '>=', iso(from).slice(0, 10)), count: true, where }),
      ).toMatchObject({
        count: all.filter(({ created_at, role }) => created_at >= from && role === 'lead').length,
      });
    });

    test('any of several days, which no rows can be left out of, are days of the workspace', async () => {
      const [{ created_at } = { created_at: 0 }] = await contacts();
      const either = { operator: 'OR', value: [filter('created_at', '=', iso(created_at).slice(0, 10)), filter('role', '=', 'lead')] };
      const midday = created_at - (created_at % day) + 39_599;
      const truth = await total({ operator: 'OR', value: [filter('created_at', '=', midday), filter('role', '=', 'lead')] }, 'contacts');
      const told = await ask('intercom_search_contacts', { query: either });
      expect(told.total).toBe(truth);
      expect(told.notes?.join()).toContain('whole days');
    });
  });
});

describe('names where ids stand', () => {
  const tag = async (at = 0) =>
    (await rowsAt('/tags', 'data')).filter(({ name }) => /^\w+$/.test(String(name)))[at] as { id: string; name: string };

  test('a tag, a teammate and a team in a filter, each looked up once a minute', async () => {
    const { id, name } = await tag();
    const truth = await total(filter('tag_ids', '=', id));
    const before = sandbox.requests().filter(({ path }) => path.startsWith('/tags')).length;
    for (const given of [name, name.toUpperCase(), ` ${name} `, Number(id)]) {
      expect(await search(filter('tag_ids', '=', given))).toMatchObject({ isError: false, total: truth });
    }
    expect(sandbox.requests().filter(({ path }) => path.startsWith('/tags')).length - before).toBeLessThanOrEqual(1);
    const admins = (await rowsAt('/admins', 'admins')) as { id: string; name: string; email: string }[];
    const admin = admins[2];
    const assigned = await total(filter('admin_assignee_id', '=', Number(admin?.id)));
    for (const given of [admin?.name, admin?.email]) expect((await search(filter('assignee', '=', given))).total).toBe(assigned);
    const [team] = (await rowsAt('/teams', 'teams')) as { id: string; name: string }[];
    expect((await search(filter('team_assignee_id', '=', team?.name))).total).toBe(
      await total(filter('team_assignee_id', '=', Number(team?.id))),
    );
    expect((await search(filter('admin_assignee_id', '=', 'me'))).total).toBe(await total(filter('admin_assignee_id', '=', Number(me))));
  });

  test('a company as people say it, by its own id, and one that is only near', async () => {
    const acme = (await rowsAt('/companies?name=Acme%20Corp', 'data'))[0] as { id: string; company_id: string; name: string };
    for (const company_id of ['Acme Corp', 'acme corp', acme.company_id]) {
      expect(await ask('intercom_get_company_by_id', { company_id })).toMatchObject({ isError: false, id: acme.id });
      expect(await ask('intercom_list_attach_contacts_to_company', { company_id })).toMatchObject({ isError: false });
    }
    expect((await ask('intercom_list_companies', { name: 'acme corp' })).rows).toMatchObject([{ id: acme.id }]);
    const near = await ask('intercom_get_company_by_id', { company_id: 'Acme Corpp' });
    expect(near).toMatchObject({ id: acme.id, notes: [expect.stringContaining('only one that is near')] });
    const many = await ask('intercom_get_company_by_id', { company_id: 'e' });
    expect(many).toMatchObject({ isError: true, field: 'company_id' });
    expect(many.candidates).toHaveLength(10);
    expect(many.fix).toMatch(/could be each of \d+ \(10 are shown\)/);
    // A letter is in most names.
    expect((await ask('intercom_list_companies', { name: 'X' })).fix).toContain('no company is called "X"');
  });

  test('a contact by address, own id and name', async () => {
    const people = (await rowsAt('/contacts?per_page=50', 'data')) as {
      id: string;
      email: string | null;
      external_id: string | null;
      name: string | null;
    }[];
    const person = people.find(({ email, external_id, name }) => email && external_id && name);
    for (const contact_id of [person?.email, person?.email?.toUpperCase(), person?.external_id]) {
      expect(await ask('intercom_get_contact_by_id', { contact_id })).toMatchObject({ isError: false, id: person?.id });
    }
    const named = await ask('intercom_get_contact_by_id', { contact_id: person?.name });
    if (named.isError) expect(named.candidates?.length).toBeGreaterThan(1);
    else expect(named['id']).toBe(person?.id);
    const theirs = await total(filter('contact_ids', '=', person?.id));
    expect((await search(filter('contact_ids', '=', person?.email))).total).toBe(theirs);
  });

  test('a person as people have them: out of a mail, by a part of an address, by a number', async () => {
    const people = (await rowsAt('/contacts?per_page=150', 'data')) as {
      id: string;
      email: string | null;
      phone: string | null;
      name: string | null;
      external_id: string | null;
    }[];
    const times = (phone: string | null) => people.filter((one) => one.phone === phone).length;
    const person = people.find(({ email, phone, name, external_id }) => email && name && external_id && phone && times(phone) === 1);
    const { id, email, name, phone, external_id } = person ?? { id: '', email: '', name: '', phone: '', external_id: '' };
    const mail = `"${name}" <${email}>`;
    const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone ?? '') ?? [];
    const numbers = [
      `(${area}) ${exchange}-${line}`,
      `+1 ${area}.${exchange}.${line}`,
      `${area} ${exchange} ${line}`,
      `${area}-${exchange}-${line}`,
    ];
    for (const query of [mail, `mailto:${email}`, `Who is ${email}?`, external_id, ...numbers, filter('email', '=', mail)])
      expect((await ask('intercom_search_contacts', { query })).rows, JSON.stringify(query)).toMatchObject([{ id }]);
    for (const said of numbers)
      expect((await ask('intercom_search_contacts', { query: filter('phone', '=', said) })).rows).toMatchObject([{ id }]);
    for (const contact_id of [mail, email?.split('@')[0], numbers[0]])
      expect(await ask('intercom_get_contact_by_id', { contact_id })).toMatchObject({ isError: false, id });
    const domain = email?.split('@')[1] ?? '';
    const there = await total(filter('email_domain', '=', domain), 'contacts');
    for (const query of [domain, `@${domain}`, filter('email_domain', '=', `@${domain}`), filter('email', '=', `@${domain}`)])
      expect((await ask('intercom_search_contacts', { query })).total, JSON.stringify(query)).toBe(there);
    const theirs = await ask('intercom_list_events', { user_id: external_id });
    for (const by of [{ email: mail }, { user_id: email }, { user_id: id }, { intercom_user_id: numbers[0] }])
      expect((await ask('intercom_list_events', by)).rows).toEqual(theirs.rows);
    expect((await ask('intercom_list_events', { user_id: 'nobody at all' })).isError).toBe(true);
  });

  test('a company under what is not its own id', async () => {
    const found = await ask('intercom_list_companies', { company_id: 'acme corp' });
    expect(found.rows).toMatchObject([{ untrusted: { name: 'Acme Corp' } }]);
    expect(found.notes?.join()).toContain('asked by name');
  });

  test('a write takes the name that is there, and guesses none', async () => {
    const { id, name } = await tag();
    const [{ id: conversation_id } = { id: '' }] = (await rowsAt('/conversations?per_page=1', 'conversations')) as { id: string }[];
    const done = await write('conversation_tags.attach', { conversation_id, id: name.toLowerCase() });
    expect(done).toMatchObject({ isError: false, id });
    const guessed = await write('conversation_tags.attach', { conversation_id, id: name.slice(0, -1) });
    expect(guessed).toMatchObject({ isError: true, code: 'input_invalid', field: 'id' });
    expect(guessed.candidates).toContainEqual({ id, untrusted: { name } });
    expect(await write('conversation_tags.attach', { conversation_id, id: 'zzzzqqqq' })).toMatchObject({
      isError: true,
      fix: expect.stringContaining('tags.list'),
    });
  });

  test('a name that is escaped at Intercom is taken as it is shown', async () => {
    const made = (await direct('/tags', { name: 'Ops & Billing' })) as { id: string };
    expect(await read('tags.get', { tag_id: 'Ops & Billing' })).toMatchObject({ isError: false, id: made.id });
    expect(await read('tags.get', { tag_id: 'Ops &amp; Billing' })).toMatchObject({ isError: false, id: made.id });
  });

  test('a teammate or a team, by what is assigned', async () => {
    const [{ id: conversation_id } = { id: '' }] = (await rowsAt('/conversations?per_page=1', 'conversations')) as { id: string }[];
    const [team] = (await rowsAt('/teams', 'teams')) as { id: string; name: string }[];
    const assign = (type: string, assignee_id: unknown) =>
      write('conversations.manage', { conversation_id, message_type: 'assignment', type, assignee_id });
    expect(await assign('team', team?.name)).toMatchObject({ isError: false });
    expect((await direct(`/conversations/${conversation_id}`))['team_assignee_id']).toBe(Number(team?.id));
    expect(await assign('admin', 'me')).toMatchObject({ isError: false });
    expect((await direct(`/conversations/${conversation_id}`))['admin_assignee_id']).toBe(Number(me));
    expect(await assign('admin', null)).toMatchObject({ isError: false });
    expect((await direct(`/conversations/${conversation_id}`))['admin_assignee_id']).toBe(0);
  });

  test('under another name of its field, where only one can be meant', async () => {
    const people = (await rowsAt('/contacts?per_page=50', 'data')) as { id: string; email: string | null }[];
    const person = people.find(({ email }) => email);
    expect(await ask('intercom_get_contact_by_id', { id: person?.id })).toMatchObject({ isError: false, id: person?.id });
    expect(await ask('intercom_get_contact_by_id', { email: person?.email })).toMatchObject({ isError: false, id: person?.id });
    const { id, name } = await tag();
    expect(await write('contact_tags.attach', { contact_id: person?.email, tag: name })).toMatchObject({ isError: false, id });
    const farah = ((await rowsAt('/admins', 'admins')) as { id: string; name: string }[])[3];
    expect(await write('contacts.update', { contact_id: person?.id, owner_id: farah?.name })).toMatchObject({ isError: false });
    expect((await direct(`/contacts/${person?.id}`))['owner_id']).toBe(farah?.id);
  });

  test('nothing is looked up for whoever may not make the call', async () => {
    const before = sandbox.requests().length;
    expect(await write('tags.delete', { tag_id: 'Refund' }, narrow)).toMatchObject({ isError: true, code: 'scope_missing' });
    expect(await ask('intercom_get_contact_by_id', { contact_id: 'Lars' }, narrow)).toMatchObject({ isError: true, code: 'scope_missing' });
    expect(sandbox.requests()).toHaveLength(before);
  });

  test('a group that may not read the list is told so', async () => {
    expect(await search(filter('tag_ids', '=', 'vip'), {}, narrow)).toMatchObject({
      isError: true,
      fix: expect.stringContaining('tags:read'),
    });
  });
});

describe('what is refused names what there is', () => {
  test.each<[unknown, string[]]>([
    [filter('assigne', '=', 1), ['admin_assignee_id', 'statistics.{']],
    [filter('state', '=', 'pending'), ['open, closed, snoozed']],
    [filter('created_at', '>', 'last spring'), ['2026-01-31']],
    [filter('open', '>', true), ['takes = != IN NIN']],
    [filter('company_id', '>', 1), ['company_contacts.list']],
    [{ operator: 'AND', value: [filter('state', '=', 'open'), filter('statee', '=', 1)] }, ['query.value.1.field', 'nearest: state']],
  ])('%j', async (query, words) => {
    const told = await search(query);
    expect(told).toMatchObject({ isError: true, code: 'input_invalid' });
    for (const word of words) expect(told.fix).toContain(word);
    expect((await rooms.rows())[0]).toMatchObject({ operation: 'conversations.search', outcome: 'denied', errorCode: 'input_invalid' });
  });

  test('an attribute that the workspace has not, with those that it has', async () => {
    const told = await ask('intercom_search_contacts', { query: filter('custom_attributes.plam', '=', 'pro') });
    expect(told).toMatchObject({ isError: true, field: 'query', fix: expect.stringContaining('data_attributes.list') });
    expect(told.candidates?.map(({ untrusted }) => untrusted.name)).toContain('plan');
  });

  test('an unknown field that could change the meaning, with the nearest', async () => {
    expect(await ask('intercom_list_all_contacts', { perpage: 5 })).toMatchObject({
      isError: true,
      fix: expect.stringContaining('nearest: per_page'),
    });
    expect(await search('refund', { pagination: { perPage: 5 } })).toMatchObject({
      isError: true,
      fix: expect.stringContaining('nearest: per_page'),
    });
  });
});

describe('a search that finds nothing says why, and what was searched', () => {
  test.each<[unknown, string]>([
    [{ operator: 'AND', value: [filter('state', '=', 'open'), filter('state', '=', 'closed')] }, 'at once'],
    [filter('source.body', '=', 'qqqq'), 'replies are not searched'],
    [filter('created_at', '>', '2999-01-01'), 'in the future'],
    ['zzzzqqqq', 'the replies of the 25 updated last'],
    [{ text: 'refund', state: 'closed', created_at: '2001-01-01' }, 'Without the other filters'],
  ])('%j', async (query, words) => {
    const told = await search(query);
    expect(told.total).toBe(0);
    expect(told.notes?.join(' ')).toContain(words);
  });
});

describe('where nothing is called just that', () => {
  test('a part of a name is looked for, which is said; a number stays a number', async () => {
    const truth = await total(filter('name', '~', 'Acme'), 'contacts');
    const [{ name } = { name: '' }] = ((await rowsAt('/contacts?per_page=50', 'data')) as { name: string | null }[]).filter((one) =>
      /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(one.name ?? ''),
    );
    const first = String(name).split(' ')[0] ?? '';
    const parts = await total(filter('name', '~', first), 'contacts');
    expect(truth).toBeLessThan(parts);
    const told = await ask('intercom_search_contacts', { query: { name: first } });
    expect(told.total).toBe(parts);
    expect(told.notes?.join()).toContain('= is read as ~');
    const counted = await ask('intercom_search_contacts', { query: { name: first }, count: true });
    expect(counted).toMatchObject({ count: 0 });
    expect(counted.notes?.join()).toContain(`${parts} would be found`);
    expect(await ask('intercom_search_contacts', { query: { name } })).not.toHaveProperty('notes');
  });

  test.each([
    ['articles.search', 'phrase', 'How do I go about resetting the passwords?', 'reset password'],
    ['articles.search', 'phrase', 'resetting passwords', 'reset password'],
    ['content.search', 'query', 'articles about refunds', 'refund'],
  ])('%s: %s in simpler words', async (operation, field, said, simple) => {
    const plain = await read(operation, { [field]: simple });
    expect(plain.total).toBeGreaterThan(0);
    const told = await read(operation, { [field]: said });
    expect(told.total).toBe(plain.total);
    expect(told.notes?.join()).toContain(`${field} is read as "${simple}"`);
  });

  test('words inside a group are said to be looked for in what began a conversation, too', async () => {
    const query = { operator: 'OR', value: [filter('source.body', '~', 'refunds'), filter('priority', '=', 'high')] };
    expect((await search(query)).notes?.join()).toContain('replies are not searched');
    expect((await search(filter('priority', '=', 'high'))).notes).toBeUndefined();
  });
});

test('an order in which rows without a value stand first says so', async () => {
  const told = await search(filter('state', '=', 'closed'), {
    sort: { field: 'conversation_rating.score', order: 'asc' },
    pagination: { per_page: 5 },
  });
  expect(told.notes?.join()).toContain('The first 5 of these rows have no conversation_rating.score');
  expect((await search(filter('state', '=', 'closed'), { sort: { field: 'created_at', order: 'asc' } })).notes).toBeUndefined();
});

describe('arguments as hosts and models write them', () => {
  test.each<[string, Row, Row]>([
    ['numbers as text', { pagination: { per_page: '2' } }, {}],
    ['a cursor that is null', { pagination: { per_page: 2, starting_after: null } }, {}],
    ['an object as text', { pagination: '{"per_page": 2}' }, {}],
    ['what a host adds', { pagination: { per_page: 2 }, toolCallId: 'call_1', _meta: { a: 1 }, sessionId: 's' }, {}],
    ['empty ones', { pagination: { per_page: 2 }, sort: {}, include_monitors: '' }, {}],
    ['an order in short', { pagination: { per_page: 2 }, sort: { field: 'created_at', order: 'desc' } }, {}],
  ])('%s', async (_, more) => {
    const told = await search(filter('state', '=', 'closed'), more);
    expect(told).toMatchObject({ isError: false });
    expect(told.rows).toHaveLength(2);
  });

  test('all of them in one, and the input of an operation as text or beside its name', async () => {
    expect((await ask('intercom_list_all_contacts', { arguments: { per_page: 2 } })).rows).toHaveLength(2);
    for (const args of [
      { operation: 'contacts.list', input: '{"per_page": 2}' },
      { operation: 'contacts.list', per_page: 2 },
      { operation: 'contacts.list', input: {}, limit: 2, fields: ['id'], skip: 1 },
      { operation: 'intercom_list_all_contacts', arguments: { per_page: 2 } },
      { operation: 'contacts.list', input: { per_page: '2' }, toolCallId: 'x' },
      { operation: 'tags.list', input: '' },
      { operation: 'tags.list', input: null },
    ])
      expect(await ask('intercom_run_read_operation', args)).toMatchObject({ isError: false });
    const odd = await ask('intercom_run_read_operation', { operation: 'contacts.list', input: {}, pages: 2 });
    expect(odd).toMatchObject({ isError: true, fix: expect.stringContaining('contacts.list has no such field') });
  });

  test('an id as a number, a list as text, a word in another case', async () => {
    const [{ id } = { id: '' }] = (await rowsAt('/conversations?per_page=1', 'conversations')) as { id: string }[];
    expect(await ask('intercom_get_conversation_by_id', { conversation_id: Number(id) })).toMatchObject({ isError: false, id });
    expect(await read('content.search', { content_types: 'article' })).toMatchObject({ isError: false });
  });

  test('a time where Unix seconds stand', async () => {
    const told = await read('activity_logs.list', { created_at_after: '2020-01-01' });
    expect(told).toMatchObject({ isError: false, notes: [expect.stringContaining('1577836800')] });
    expect(await read('activity_logs.list', { created_at_after: 1_577_836_800_000 })).toMatchObject({ isError: false });
    expect(await read('activity_logs.list', { created_at_after: 'soon' })).toMatchObject({ isError: true, field: 'created_at_after' });
  });
});
