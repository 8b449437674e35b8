import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** Names that are the same but for their case, and ids that somebody chose to look like a name: nothing is done to the wrong one. */

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

async function run(kind: 'read' | 'write', operation: string, input: Row): Promise<Row> {
  const { content } = (await agent.callTool({ name: `intercom_run_${kind}_operation`, arguments: { operation, input } })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: Row } & Row;
  return { ...value, ...value.error };
}

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

/** A company that the list has, because somebody is at it. */
async function company(company_id: string, name: string): Promise<Row> {
  const made = await direct('/companies', { company_id, name });
  const { id } = await direct('/contacts', { role: 'user', email: `${made['id']}@same.example` });
  await direct(`/contacts/${String(id)}/companies`, { id: made['id'] });
  return made;
}

test('a company that is called like another but for its case is not written to in its place', async () => {
  const [acme] = (await direct('/companies?name=Acme%20Corp'))['data'] as Row[];
  const other = await company('same-1', 'acme corp');
  const both = [{ id: acme?.['id'] }, { id: other['id'] }];
  for (const company_id of ['acme corp', 'Acme Corp', ' ACME  corp']) {
    const told = await run('write', 'companies.update', { company_id, plan: 'stolen' });
    expect(told).toMatchObject({ code: 'input_invalid', field: 'company_id' });
    expect(told['candidates']).toEqual(expect.arrayContaining(both.map((one) => expect.objectContaining(one))));
  }
  const read = await run('read', 'companies.get', { company_id: 'acme corp' });
  expect(read).toMatchObject({ id: other['id'], near: [{ id: acme?.['id'] }], notes: [expect.stringContaining('2 are called')] });
});

test('nor one whose own id is the name of another', async () => {
  const name = 'Hooli Ltd';
  const named = await company('same-2', name);
  // Nobody is at it, so that no list has it.
  const other = await direct('/companies', { company_id: name, name: 'Somebody else' });
  const told = await run('write', 'companies.update', { company_id: name, plan: 'stolen' });
  expect(told).toMatchObject({ code: 'input_invalid', field: 'company_id' });
  expect((told['candidates'] as Row[]).map(({ id }) => id).sort()).toEqual([named['id'], other['id']].sort());
  expect(await run('read', 'companies.get', { company_id: name })).toMatchObject({ code: 'input_invalid', field: 'company_id' });
});

test('nor a contact, or a tag', async () => {
  const people = [
    await direct('/contacts', { role: 'user', email: 'a@same.example', name: 'Zelda Quist' }),
    await direct('/contacts', { role: 'user', email: 'b@same.example', name: 'zelda quist' }),
  ];
  const contact = await run('write', 'contacts.update', { contact_id: 'Zelda Quist', phone: '+15550001' });
  expect(contact).toMatchObject({ code: 'input_invalid', field: 'contact_id' });
  expect(contact['candidates']).toHaveLength(2);
  const tags = [await direct('/tags', { name: 'Same Tag' }), await direct('/tags', { name: 'same tag' })];
  if (tags[0]?.['id'] === tags[1]?.['id']) return;
  const attached = await run('write', 'contact_tags.attach', { contact_id: people[0]?.['id'], id: 'same tag' });
  expect(attached).toMatchObject({ code: 'input_invalid', field: 'id' });
});

test('an id that Intercom gives is always that one', async () => {
  const one = await direct('/companies', { company_id: 'same-3', name: 'Umbra' });
  await direct('/companies', { company_id: String(one['id']), name: 'Umbra too' });
  expect(await run('write', 'companies.update', { company_id: one['id'], plan: 'Pro' })).toMatchObject({ id: one['id'] });
});

test('a name with a letter wrong, an accent less or a hyphen more is near, and alone', async () => {
  const pavel = await direct('/contacts', { role: 'user', email: 'p@same.example', name: 'Pavelo Larsenn' });
  expect(await run('read', 'contacts.get', { contact_id: 'Pavelo Larsonn' })).toMatchObject({ id: pavel['id'] });
  const told = await run('write', 'contacts.update', { contact_id: 'Pavelo Larsonn', phone: '+15550001' });
  expect(told).toMatchObject({ candidates: [{ id: pavel['id'] }], fix: expect.stringContaining('one is near') });
  const tag = await direct('/tags', { name: 'non-profit Łódź' });
  const tagged = await run('read', 'tags.get', { tag_id: 'nonprofit lodz' });
  expect(tagged).toMatchObject({ id: tag['id'] });
});

test('an escaped name is the name that is there', async () => {
  const tag = await direct('/tags', { name: 'phone & sms' });
  expect(await run('write', 'tags.create', { name: 'phone &amp; sms' })).toMatchObject({ id: tag['id'] });
});

test('a time that is none is refused by its field; tomorrow is one', async () => {
  const [conversation] = (await direct('/conversations'))['conversations'] as Row[];
  const snooze = { conversation_id: conversation?.['id'], message_type: 'snoozed' };
  expect(await run('write', 'conversations.manage', { ...snooze, snoozed_until: 'next moon' })).toMatchObject({ field: 'snoozed_until' });
  expect(await run('write', 'conversations.manage', { ...snooze, snoozed_until: 'tomorrow' })).toMatchObject({ state: 'snoozed' });
  const assigned = { conversation_id: conversation?.['id'], message_type: 'assignment', assignee_id: '1' };
  expect(await run('write', 'conversations.manage', assigned)).toMatchObject({ code: 'input_invalid', field: 'type' });
});

test('a name that stands twice in a text is refused, a number that has lost its digits, too', async () => {
  expect(await run('write', 'tags.create', '{"name":"one","name":"two"}' as unknown as Row)).toMatchObject({ field: 'name' });
  expect(await run('read', 'contacts.get', { contact_id: 2.15e23 })).toMatchObject({ fix: expect.stringContaining('not a number') });
  expect(await run('read', 'tags.list', { metadata: { session_id: 'x' }, context: '' })).not.toHaveProperty('code');
  expect(await run('read', 'tags.list', { metadata: { plan: 'Pro' } })).toMatchObject({ code: 'input_invalid', field: 'metadata' });
});
