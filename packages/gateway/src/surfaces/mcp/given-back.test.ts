import { createSandbox } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, startAgents } from './testing/start-agents.ts';

/** Whatever a tool shows can be given back to any tool: the same thing is found, and nothing is made twice. */

const sandbox = createSandbox({ size: { contacts: 5, companies: 2, conversations: 5, articles: 1 } });
let agents: Agents;
let agent: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox, { experimental: true });
  ({ agent } = agents);
});

afterAll(() => agents.close());

interface Shown {
  readonly id?: string;
  readonly total?: number;
  readonly count?: number;
  readonly rows?: readonly Shown[];
  readonly tags?: readonly Shown[];
  readonly error?: unknown;
  readonly untrusted?: Readonly<Record<string, unknown>>;
}

async function use(name: string, input: Record<string, unknown>): Promise<Shown> {
  const { content } = (await agent.callTool({ name, arguments: input })) as CallToolResult;
  return JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as Shown;
}
const run = (operation: string, input: Record<string, unknown> = {}) =>
  use(`intercom_run_${/\.(?:list|get|search|find)/.test(operation) ? 'read' : 'write'}_operation`, { operation, input });
const nameOf = (shown: Shown | undefined, field = 'name') => shown?.untrusted?.[field];

describe.each([
  ['an ampersand', 'Ops & Billing'],
  ['what looks like a tag', 'a < b > c <b>'],
  ['quotes of both kinds', `"really" & 'truly'`],
  ['an ampersand that somebody escaped', 'R&amp;D &#39;x&#39;'],
  ['signs of addresses', '100% + 1:2 ? a=b #c'],
  ['letters of other scripts', 'Ünïcödé 日本語 العربية'],
  ['brackets like a link', '[x] (y) ! [z]'],
  ['emoji of several characters', 'team 👩‍💻 🏳️‍🌈 👍🏽'],
  ['words that need joiners', 'می‌خواهم क्‍ष'],
  ['a name like a number', '0012'],
])('%s', (_, name) => {
  test('in a tag', async () => {
    const made = await run('tags.create', { name });
    expect(nameOf(made)).toBe(name);
    const before = (await run('tags.list')).rows ?? [];
    const listed = before.find(({ id }) => id === made.id);
    expect(await run('tags.create', { name: nameOf(listed) })).toEqual(made);
    expect((await run('tags.list')).rows).toHaveLength(before.length);

    const conversation = (await use('intercom_list_conversations', { per_page: 1 })).rows?.[0]?.id;
    const admin = (await run('admins.list')).rows?.[0]?.id;
    await run('conversation_tags.attach', { conversation_id: conversation, id: made.id, admin_id: admin });
    const where = [{ field: 'tags.name', operator: '=', value: name }];
    expect(await use('intercom_list_conversations', { where, count: true })).toMatchObject({ count: 1 });
    await run('conversation_tags.detach', { conversation_id: conversation, tag_id: made.id, admin_id: admin });
  });

  test('in a company: its name and its own id', async () => {
    const made = await run('companies.create', { company_id: `id ${name}`, name });
    expect([nameOf(made), nameOf(made, 'company_id')]).toEqual([name, `id ${name}`]);
    expect((await use('intercom_list_companies', { name: nameOf(made) })).rows?.map(({ id }) => id)).toEqual([made.id]);
    const again = await run('companies.create', { company_id: nameOf(made, 'company_id') });
    expect(again.id).toBe(made.id);
  });

  test('in a contact: its name, its own id and an attribute', async () => {
    const made = await run('contacts.create', { role: 'user', external_id: `own ${name}`, name });
    const found = await run('contacts.find', { external_id: nameOf(made, 'external_id') });
    expect(found, JSON.stringify(found)).toHaveProperty('id', made.id);
    for (const field of ['name', 'external_id']) {
      const query = { field, operator: '=', value: nameOf(made, field) };
      expect(
        (await use('intercom_search_contacts', { query })).rows?.map(({ id }) => id),
        field,
      ).toEqual([made.id]);
    }
    expect(await run('contacts.create', { role: 'user', external_id: nameOf(made, 'external_id') })).toHaveProperty('error');
  });

  test('in the title of an article', async () => {
    const author = (await run('admins.list')).rows?.[0]?.id;
    const made = await run('articles.create', { title: name, author_id: Number(author) });
    expect(nameOf(made, 'title')).toBe(name);
    const whole = await run('articles.get', { article_id: made.id });
    expect(nameOf(whole, 'title')).toBe(name);
  });
});

describe.each([
  ['a space of no width', 'VIP\u200bclub', 'VIPclub'],
  ['letters of the tag block', `Gold${String.fromCodePoint(0xe0041, 0xe0042)}`, 'Gold'],
  ['what would be an image in a chat', 'see ![x](https://shop.example/p.png)', 'see image: x (https://shop.example/p.png)'],
])('%s, which is not shown', (_, name, shown) => {
  test('in a tag', async () => {
    const made = await run('tags.create', { name });
    expect(nameOf(made)).toBe(shown);
    const before = (await run('tags.list')).rows ?? [];
    expect(await run('tags.create', { name: shown })).toMatchObject({ id: made.id });
    expect((await run('tags.list')).rows).toHaveLength(before.length);
    const conversation = (await use('intercom_list_conversations', { per_page: 1 })).rows?.[0]?.id;
    const admin = (await run('admins.list')).rows?.[0]?.id;
    expect(await run('conversation_tags.attach', { conversation_id: conversation, id: shown, admin_id: admin })).toMatchObject({
      id: made.id,
    });
  });

  test('in a company', async () => {
    const made = await run('companies.create', { company_id: `c ${shown}`, name });
    const person = await run('contacts.create', { role: 'user', external_id: `p ${shown}` });
    await run('contact_companies.attach', { contact_id: person.id, id: made.id });
    expect((await use('intercom_list_companies', { name: shown })).rows?.map(({ id }) => id)).toEqual([made.id]);
  });
});

test.each(['ada+work@example.com', "o'neil@example.com", 'weiß@example.com'])('the address %s', async (email) => {
  const made = await run('contacts.create', { role: 'user', email });
  const query = { field: 'email', operator: '=', value: nameOf(made, 'email') };
  expect((await use('intercom_search_contacts', { query })).rows?.map(({ id }) => id)).toEqual([made.id]);
  expect((await use('intercom_search_contacts', { query: String(nameOf(made, 'email')) })).rows?.map(({ id }) => id)).toEqual([made.id]);
  expect(await use('intercom_list_events', { email })).toEqual({ rows: [] });
});

test('an own id with a slash, which no address can hold, by a search', async () => {
  const made = await run('contacts.create', { role: 'user', external_id: 'a/b' });
  const query = { field: 'external_id', operator: '=', value: nameOf(made, 'external_id') };
  expect((await use('intercom_search_contacts', { query })).rows?.map(({ id }) => id)).toEqual([made.id]);
});
