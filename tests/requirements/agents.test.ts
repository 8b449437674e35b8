import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { listScopes } from '../../packages/gateway/src/management/scopes/handlers.ts';
import { mcpMount } from '../../packages/gateway/src/surfaces/mcp/http.ts';
import { agent, use } from '../e2e/product.ts';

/* What the two guides for agents promise of each tool, in their words, as an agent that has the preset of the documentation and may reply. */

type Row = Readonly<Record<string, unknown>>;
interface Shown {
  readonly rows: readonly Row[];
  readonly total?: number;
  readonly next?: Row;
}

const sandbox = createSandbox({ rateLimit: 1_000_000 });
let intercom: Listening;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', sandbox.mintToken(), sandbox.admins[0]?.id);
  const preset = listScopes(false).presets.find(({ id }) => id === 'example')?.scopes ?? [];
  const { secret } = await rooms.group('Support', [[connection, [...preset, 'conversations:write']]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  client = await agent(server.url, secret);
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rooms.stop();
  await intercom.close();
});

const ask = async (tool: string, input: Row = {}) => {
  const { isError, text } = await use(client, tool, input);
  expect(isError, text).toBe(false);
  return JSON.parse(text) as Row & Shown;
};
/** What strangers wrote stands apart; here it is looked at all the same. */
const flat = (row: Row): Row => ({ ...row, ...(row['untrusted'] as Row | undefined) });
const rowsOf = async (tool: string, input: Row = {}) => (await ask(tool, input)).rows.map(flat);
const first = async (tool: string, input: Row = {}): Promise<Row> => (await rowsOf(tool, input))[0] ?? {};

test('List contacts at Acme Corp and show their recent events', async () => {
  const acme = (await rowsOf('intercom_list_companies', { name: 'Acme Corp' })).find(({ name }) => name === 'Acme Corp');
  const people = await rowsOf('intercom_list_attach_contacts_to_company', { company_id: acme?.['id'] });
  expect(people.length).toBeGreaterThan(0);
  const events = await Promise.all(
    people
      .filter(({ external_id }) => external_id)
      .map(({ external_id }) => rowsOf('intercom_list_events', { type: 'user', user_id: external_id })),
  );
  expect(events.flat().length).toBeGreaterThan(0);
  for (const event of events.flat()) expect(event).toMatchObject({ event_name: expect.any(String), created_at: expect.any(String) });
});

test('intercom_list_all_contacts lists users and leads, a page after the other', async () => {
  const page = await ask('intercom_list_all_contacts', { per_page: 50 });
  const second = await ask('intercom_list_all_contacts', { per_page: 50, ...page.next });
  const ids = [...page.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(100);
  expect(new Set([...page.rows, ...second.rows].map(({ role }) => role))).toEqual(new Set(['user', 'lead']));
});

test('intercom_get_contact_by_id shows one contact, whose external id leads to its events', async () => {
  const { id } = await first('intercom_list_all_contacts', { where: [{ field: 'external_id', operator: '!=', value: null }] });
  const contact = flat(await ask('intercom_get_contact_by_id', { contact_id: id }));
  expect(contact).toMatchObject({ id, email: expect.any(String) });
  await ask('intercom_list_events', { type: 'user', user_id: contact['external_id'] });
});

test('intercom_search_contacts takes a field, an operator and a value', async () => {
  const { id, email } = await first('intercom_list_all_contacts', { where: [{ field: 'email', operator: '!=', value: null }] });
  const query = { field: 'email', operator: '=', value: email };
  expect(await first('intercom_search_contacts', { query })).toMatchObject({ id, email });
});

test('intercom_list_companies and intercom_get_company_by_id list companies and show one', async () => {
  const { id, name } = await first('intercom_list_companies');
  expect(flat(await ask('intercom_get_company_by_id', { company_id: id }))).toMatchObject({ id, name });
});

test('intercom_list_attach_contacts_to_company lists the people of a company', async () => {
  const company = (await rowsOf('intercom_list_companies')).find(({ user_count }) => Number(user_count) > 0);
  const people = await ask('intercom_list_attach_contacts_to_company', { company_id: company?.['id'] });
  expect(people.total).toBe(company?.['user_count']);
});

test('intercom_list_segments lists segments, with how many contacts each has where that is asked for', async () => {
  expect(await first('intercom_list_segments')).not.toHaveProperty('count');
  expect(await first('intercom_list_segments', { include_count: true })).toHaveProperty('count', expect.any(Number));
});

test('intercom_list_all_teams lists teams, with who is in them', async () => {
  const team = await first('intercom_list_all_teams');
  expect(team).toMatchObject({ id: expect.any(String), name: expect.any(String) });
  const members = team['admin_ids'] as readonly number[];
  expect(members.length).toBeGreaterThan(0);
  expect(sandbox.admins.map(({ id }) => id)).toEqual(expect.arrayContaining(members.map(String)));
});

test('intercom_list_events needs the external id, and says where it is', async () => {
  const refused = await use(client, 'intercom_list_events', {});
  expect(refused.text).toMatch(/user_id is the contact's external_id: take it from contacts.list \(intercom_list_all_contacts\)/);
});

test('intercom_list_conversations lists the newest first, and goes beyond 500', async () => {
  const times = (await rowsOf('intercom_list_conversations', { per_page: 20 })).map((row) => String(row['updated_at']));
  expect(times).toEqual(times.toSorted().toReversed());
  const { count } = await ask('intercom_list_conversations', { all: true, count: true });
  expect(Number(count)).toBeGreaterThan(500);
});

test('intercom_get_conversation_by_id shows one conversation with what was said', async () => {
  const { id } = await first('intercom_list_conversations');
  const thread = await ask('intercom_get_conversation_by_id', { conversation_id: id });
  expect(thread).toHaveProperty('conversation_parts');
});

test('intercom_search_conversations takes words', async () => {
  const found = await ask('intercom_search_conversations', { query: 'billing' });
  expect(found.rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(found)).toContain('billing');
});

test.each(['comment', 'note'])('intercom_reply_to_conversation replies as a teammate, with a %s', async (message_type) => {
  const { id } = await first('intercom_list_conversations');
  const reply = await ask('intercom_reply_to_conversation', { conversation_id: id, message_type, body: `A ${message_type}.` });
  expect(reply).toMatchObject({ written: { part_type: message_type, author: { type: 'admin', id: sandbox.admins[0]?.id } } });
});

test('intercom_list_articles lists articles of the Help Center', async () => {
  expect(await first('intercom_list_articles')).toMatchObject({ id: expect.any(String), title: expect.any(String) });
});

test('Intercom is asked when somebody asks, and never in between', async () => {
  const before = sandbox.requests().length;
  await ask('intercom_list_all_teams');
  await ask('intercom_list_segments');
  const since = sandbox.requests().slice(before);
  expect(since.map(({ path }) => path)).toEqual(['/teams', '/segments']);
});

test('a tool asks in the version that its rows are described in, whatever the app is set to', async () => {
  await ask('intercom_list_all_teams');
  expect(sandbox.requests().at(-1)?.headers['intercom-version']).toBe('2.16');
});
