import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** Names as people write them: another order, another case, without accents. */

type Row = Readonly<Record<string, unknown>>;
const sandbox = createSandbox({ size: { contacts: 20, companies: 3, conversations: 5, articles: 1 } });
const token = sandbox.mintToken();
let intercom: Listening;
let agents: Agents;
let client: Client;
const ids = new Map<string, string>();
const people = [
  ['Zdeněk Dvořáček', 'z@one.example'],
  ['Ülkü Grünewald', 'ulku.gruenewald@two.example'],
  ["Orla O'Sullivan", 'oos@three.example'],
] as const;

beforeAll(async () => {
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  for (const [name, email] of people) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'intercom-version': '2.16' };
    const made = await fetch(`${intercom.url}/contacts`, { method: 'POST', headers, body: JSON.stringify({ role: 'user', name, email }) });
    ids.set(name, ((await made.json()) as { id: string }).id);
  }
});

afterAll(() => agents.close());

async function ask(name: string, args: Row): Promise<Row> {
  const { content } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  return JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as Row;
}

test.each([
  ['Dvořáček, Zdeněk', 'Zdeněk Dvořáček'],
  ['zdeněk  DVOŘÁČEK', 'Zdeněk Dvořáček'],
  ['Grünewald', 'Ülkü Grünewald'],
  ['ulku gruenewald', 'Ülkü Grünewald'],
  ['O’Sullivan, Orla', "Orla O'Sullivan"],
  ["orla o'sullivan", "Orla O'Sullivan"],
])('%s is %s, as plain words, as a filter and in the place of an id', async (said, name) => {
  const id = ids.get(name);
  for (const query of [said, { field: 'name', operator: '=', value: said }, { field: 'name', operator: '~', value: said }])
    expect(await ask('intercom_search_contacts', { query, fields: ['id'] })).toMatchObject({ rows: [{ id }] });
  expect(await ask('intercom_get_contact_by_id', { contact_id: said })).toMatchObject({ id });
});

test('what nobody is called is nothing', async () => {
  const query = { field: 'name', operator: '=', value: 'Zdeněk Grünewald' };
  expect(await ask('intercom_search_contacts', { query })).toMatchObject({ total: 0 });
});
