import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** What a workspace made itself is compared as what it is: a date, a number, yes or no. */

type Row = Readonly<Record<string, unknown>>;

const sandbox = createSandbox();
const token = sandbox.mintToken();
let intercom: Listening;
let agents: Agents;
let agent: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox, { token, adminId: sandbox.admins[0]?.id ?? '' });
  ({ intercom, agent } = agents);
});

afterAll(() => agents.close());

const contacts = (query: unknown) => use('intercom_search_contacts', { query });

async function use(name: string, args: Record<string, unknown>): Promise<Row> {
  const { content } = (await agent.callTool({ name, arguments: args })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: Row } & Row;
  return { ...value, ...value.error };
}

/** Intercom itself. */
async function direct(path: string, body?: unknown): Promise<Row> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'intercom-version': '2.16' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${intercom.url}${path}`, init)).json() as Promise<Row>;
}
const total = async (query: unknown) => Number((await direct('/contacts/search', { query }))['total_count']);
const filter = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const readings = () => sandbox.requests().filter(({ path }) => path.startsWith('/data_attributes')).length;

const renewal = 'custom_attributes.renewal_at';
let day = '';
let noon = 0;

beforeAll(async () => {
  const { data } = (await direct('/contacts?per_page=50')) as { data: { custom_attributes: { renewal_at?: number } }[] };
  const at = data.map(({ custom_attributes }) => custom_attributes.renewal_at ?? 0).find((one) => one > 0) ?? 0;
  day = new Date(at * 1000).toISOString().slice(0, 10);
  noon = Date.parse(`${day}T00:00:00Z`) / 1000 + 39_599;
});

test('a date, by a day', async () => {
  const onThatDay = await total(filter(renewal, '=', noon));
  const later = await total(filter(renewal, '>', noon));
  expect(onThatDay).toBeGreaterThan(0);
  expect(later).toBeGreaterThan(0);
  expect(await contacts(filter(renewal, '=', day))).toMatchObject({ total: onThatDay });
  expect(await contacts({ [renewal]: day })).toMatchObject({ total: onThatDay });
  expect(await contacts(filter(renewal, '>', day))).toMatchObject({ total: later });
  expect(await contacts(filter(renewal, '>=', day))).toMatchObject({ total: onThatDay + later });
  const both = { operator: 'AND', value: [filter('role', '=', 'user'), filter(renewal, 'since', day)] };
  const users = { operator: 'AND', value: [filter('role', '=', 'user'), filter(renewal, '>', noon - 86_400)] };
  expect(await contacts(both)).toMatchObject({ total: await total(users) });
  expect(await contacts(filter(renewal, '>', 'soon'))).toMatchObject({ code: 'input_invalid', fix: expect.stringContaining('2026-01-31') });
});

test('a number, written as text', async () => {
  const seats = 'custom_attributes.seats';
  expect(await contacts(filter(seats, '>=', '10'))).toMatchObject({ total: await total(filter(seats, '>=', 10)) });
  expect(await contacts(filter(seats, '>=', 'ten'))).toMatchObject({ code: 'input_invalid', fix: expect.stringContaining('number') });
});

test('a date is shown as one, and given back as one', async () => {
  const { rows } = (await contacts(filter(renewal, '>', day))) as { rows: { id: string }[] };
  const [{ id } = { id: '' }] = rows;
  const stored = async () => ((await direct(`/contacts/${id}`))['custom_attributes'] as Row)['renewal_at'];
  const seconds = Number(await stored());
  const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const whole = await use('intercom_get_contact_by_id', { contact_id: id });
  expect(whole).toMatchObject({ times: 'UTC', untrusted: { custom_attributes: { renewal_at: text } } });
  const listed = await use('intercom_search_contacts', { query: filter('id', '=', id), fields: [renewal] });
  expect(listed).toMatchObject({ times: 'UTC', rows: [{ untrusted: { [renewal]: text } }] });
  const update = (renewal_at: string) =>
    use('intercom_run_write_operation', { operation: 'contacts.update', input: { contact_id: id, custom_attributes: { renewal_at } } });
  await update('2030-01-31');
  expect(await stored()).toBe(Date.parse('2030-01-31') / 1000);
  await update(text);
  expect(await stored()).toBe(seconds);
});

test('what is written as text is kept as what the attribute is, and what became empty is said', async () => {
  const { data } = (await direct('/contacts?per_page=1')) as { data: { id: string }[] };
  const id = data[0]?.id ?? '';
  const write = (input: Row) => use('intercom_run_write_operation', { operation: 'contacts.update', input: { contact_id: id, ...input } });
  const stored = async () => (await direct(`/contacts/${id}`))['custom_attributes'] as Row;
  expect(await write({ custom_attributes: { seats: '12', plan: '12' } })).toMatchObject({ notes: [expect.stringContaining('seats')] });
  expect(await stored()).toMatchObject({ seats: 12, plan: '12' });
  expect(await write({ custom_attributes: { seats: '', plan: null } })).toMatchObject({
    now_empty: ['custom_attributes.seats', 'custom_attributes.plan'],
    notes: [expect.stringContaining('clears')],
  });
  expect((await stored())['seats'] ?? null).toBe(null);
});

test('the attributes are read only where it depends on them, and once a minute', async () => {
  await contacts(filter(renewal, '<', day));
  const before = readings();
  await contacts(filter(renewal, '>', day));
  await contacts(filter('custom_attributes.plan', '=', 'Pro'));
  expect(readings()).toBe(before);
});
