import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** Filters on what no search compares: they find what they say, through the list that has it. */

type Row = Readonly<Record<string, unknown>>;
interface Thing extends Row {
  readonly id: string;
}
interface Told extends Row {
  readonly isError: boolean;
  readonly count?: number;
  readonly total?: number;
  readonly rows?: readonly Row[];
  readonly notes?: readonly string[];
  readonly fix?: string;
  readonly field?: string;
}

const sandbox = createSandbox({ size: { contacts: 300, companies: 20, conversations: 200, articles: 5 } });
const token = sandbox.mintToken();
let intercom: Listening;
let agents: Agents;
let client: Client;
let company: { readonly id: string; readonly name: string };
let people: readonly string[];
let tickets: readonly Thing[];

async function direct(path: string, body?: unknown): Promise<Row> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'intercom-version': '2.16' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${intercom.url}${path}`, init)).json() as Promise<Row>;
}

beforeAll(async () => {
  agents = await startAgents(sandbox, { token, adminId: sandbox.admins[0]?.id ?? '' });
  ({ intercom, agent: client } = agents);
  const companies = (await direct('/companies?per_page=60'))['data'] as (Thing & { name: string; user_count: number })[];
  company = companies.toSorted((a, b) => b.user_count - a.user_count).find(({ name }) => /^\w+ \w+$/.test(name)) as typeof company;
  people = ((await direct(`/companies/${company.id}/contacts?per_page=150`))['data'] as Thing[]).map(({ id }) => id);
  const query = { field: 'created_at', operator: '>', value: 0 };
  tickets = (await direct('/tickets/search', { query, pagination: { per_page: 150 } }))['tickets'] as Thing[];
});

afterAll(() => agents.close());

async function ask(operation: string, input: Row, tool = 'intercom_run_read_operation'): Promise<Told> {
  const { isError, content } = (await client.callTool({ name: tool, arguments: { operation, input } })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: Row } & Row;
  return { ...value, ...value.error, isError: isError === true } as Told;
}
const total = async (of: string, query: unknown) => Number((await direct(`/${of}/search`, { query }))['total_count']);

describe('of a company', () => {
  test('a name, an id, a part of a filter, in the short form: what its people have', async () => {
    expect(people.length).toBeGreaterThan(2);
    const theirs = { field: 'contact_ids', operator: 'IN', value: people };
    const open = { field: 'state', operator: '=', value: 'open' };
    const truth = await total('conversations', theirs);
    const both = await total('conversations', { operator: 'AND', value: [theirs, open] });
    expect(truth).toBeGreaterThan(both);
    expect(both).toBeGreaterThan(0);
    const of = (field: string, value: unknown, operator?: string) => ({ field, value, ...(operator && { operator }) });
    for (const query of [
      of('company', company.name, '='),
      of('company.name', company.name.toUpperCase(), '~'),
      of('company_id', company.id),
      of('companies', [company.name], 'IN'),
      { company: company.name },
      JSON.stringify({ company: company.name }),
    ]) {
      const told = await ask('conversations.search', { query, count: true });
      expect(told).toMatchObject({ isError: false, count: truth });
      expect(told.notes?.join()).toContain(`the ${people.length} people there`);
    }
    for (const query of [
      { operator: 'AND', value: [of('company', company.name), open] },
      { company: company.name, state: 'open' },
    ])
      expect(await ask('conversations.search', { query, count: true })).toMatchObject({ count: both });
  });

  test('its contacts, those of no company of that name, and its tickets', async () => {
    const query = { field: 'company', operator: '=', value: company.name };
    expect(await ask('contacts.search', { query, count: true })).toMatchObject({ count: people.length });
    const all = await total('contacts', { field: 'created_at', operator: '>', value: 0 });
    expect(await ask('contacts.search', { query: { ...query, operator: '!=' }, count: true })).toMatchObject({
      count: all - people.length,
    });
    const truth = await total('tickets', { field: 'contact_ids', operator: 'IN', value: people });
    expect(await ask('tickets.search', { query, count: true })).toMatchObject({ count: truth });
  });

  test('one that is not there is refused by name', async () => {
    const told = await ask('conversations.search', { query: { field: 'company', value: 'No such company at all' } });
    expect(told).toMatchObject({ isError: true, code: 'input_invalid', field: 'query.company' });
    expect(told.fix).toContain('No such company at all');
  });
});

describe('by the number that people see', () => {
  const numbered = () => tickets.find(({ id, ticket_id }) => !tickets.some((one) => one.id === ticket_id) && id !== ticket_id) as Thing;

  test('a ticket in a search, as its number or in the place of its id', async () => {
    const { id, ticket_id } = numbered();
    for (const query of [
      { field: 'ticket_id', operator: '=', value: ticket_id },
      { field: 'id', operator: '=', value: ticket_id },
      { field: 'ticket_id', operator: '=', value: `#${ticket_id}` },
      { ticket_id },
      { field: 'id', operator: '=', value: id },
    ]) {
      const told = await ask('tickets.search', { query, fields: ['id'] });
      expect(told.rows).toEqual([{ id }]);
    }
  });

  test('a number that none has is read as an id, which is said', async () => {
    const told = await ask('tickets.search', { query: { field: 'ticket_id', operator: '=', value: '987654' }, count: true });
    expect(told.count).toBe(0);
    expect(told.notes?.join()).toContain('has the number 987654');
  });
});
