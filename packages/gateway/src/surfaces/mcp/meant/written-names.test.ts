import { loadOperation, operations } from '@gatehouse/connector';
import { type IdList, idLists, markOf } from '@gatehouse/connector/input-reading';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** Who writes has names: each does where its id stands. */

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
async function direct(path: string): Promise<Row> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'intercom-version': '2.16' };
  return (await fetch(`${intercom.url}${path}`, { headers })).json() as Promise<Row>;
}
const rowsAt = async (path: string, list = 'data') => (await direct(path))[list] as readonly Row[];

/** By one of which each thing of a list is asked for, and nothing else is needed. */
async function readersOf(list: IdList) {
  const found: { readonly operation: string; readonly field: string }[] = [];
  for (const { name, effect, since } of operations) {
    if (effect !== 'read' || since === 'Preview') continue;
    const { fields } = await loadOperation(name);
    const needed = Object.entries(fields).filter(([, schema]) => !schema.safeParse(undefined).success);
    const [[field, schema] = []] = needed;
    if (needed.length === 1 && field && schema && [markOf(schema)?.of].flat().includes(list)) found.push({ operation: name, field });
  }
  return found;
}

/** A contact and a company have tests of their own; folders are in the Preview version. */
const lists = (Object.keys(idLists) as IdList[]).filter((list) => !['contacts', 'companies', 'folders'].includes(list));

const nameOf = (list: IdList, row: Row): unknown => {
  const [first = '', ...inner] = (idLists[list].names[0] as string).split('.');
  const untrusted = (value: unknown) => (value as { untrusted?: Row }).untrusted;
  return inner.length === 0 ? untrusted(row)?.[first] : untrusted(row[first])?.[inner[0] as string];
};

test.each(lists)('what is asked for by id is asked for by name: %s', async (list) => {
  const { rows } = (await run('read', idLists[list].operation, {})) as { rows: Row[] };
  const row = rows.find((one) => one['id'] !== undefined && rows.filter((other) => nameOf(list, other) === nameOf(list, one)).length === 1);
  expect(nameOf(list, row ?? {})).toBeTypeOf('string');
  for (const { operation, field } of await readersOf(list)) {
    const byName = await run('read', operation, { [field]: nameOf(list, row ?? {}) });
    const byId = await run('read', operation, { [field]: String(row?.['id']) });
    if (byId['code'] === undefined) expect(byName, operation).toEqual(byId);
    else expect(byName['code'], operation).toBe(byId['code']);
  }
});

describe('writes', () => {
  test('a teammate away, for a reason', async () => {
    const [, other] = await rowsAt('/admins', 'admins');
    const [reason] = (await rowsAt('/away_status_reasons')).filter(({ deleted }) => deleted === false);
    const given = { admin_id: other?.['name'], away_mode_enabled: true, away_mode_reassign: false };
    const label = String(reason?.['label']).toLowerCase();
    expect(await run('write', 'admins.set_away', { ...given, away_status_reason_id: label })).toMatchObject({ id: other?.['id'] });
    expect(await direct(`/admins/${String(other?.['id'])}`)).toMatchObject({ away_status_reason_id: Number(reason?.['id']) });
    const wrong = await run('write', 'admins.set_away', { ...given, away_status_reason_id: 'On a brake' });
    expect(wrong).toMatchObject({ field: 'away_status_reason_id', candidates: [{ untrusted: { name: reason?.['label'] } }] });
  });

  test('a ticket, into a state', async () => {
    const states = (await rowsAt('/ticket_states')).filter(({ archived }) => archived === false);
    const state = states.find(({ category }) => category === 'resolved');
    const { rows } = (await run('read', 'tickets.search', { query: { field: 'open', operator: '=', value: true } })) as { rows: Row[] };
    const ticket_id = String(rows[0]?.['id']);
    expect(await run('write', 'tickets.update', { ticket_id, ticket_state_id: state?.['internal_label'] })).not.toHaveProperty('code');
    expect(await direct(`/tickets/${ticket_id}`)).toMatchObject({ ticket_state: { id: state?.['id'] } });
  });

  test('where nothing is near, of a few things all are told', async () => {
    const states = (await rowsAt('/ticket_states')).filter(({ archived }) => archived === false);
    const { rows } = (await run('read', 'tickets.search', { query: { field: 'open', operator: '=', value: true } })) as { rows: Row[] };
    const ticket_id = String(rows[0]?.['id']);
    const told = await run('write', 'tickets.update', { ticket_id, state: 'xyz' });
    expect(told).toMatchObject({ field: 'ticket_state_id', fix: expect.stringContaining('all that there are') });
    expect((told['candidates'] as Row[]).map(({ id }) => id)).toEqual(states.map(({ id }) => id));
    expect(await run('write', 'tickets.update', { ticket_id, state: 'waiting_on_customer' })).toMatchObject({ id: ticket_id });
  });

  test('a contact, out of a kind of message', async () => {
    const [kind] = await rowsAt('/subscription_types');
    const [person] = (await rowsAt('/contacts?per_page=50')).filter(({ email }) => email);
    const { name } = (kind as Row)['default_translation'] as { name: string };
    const input = { contact_id: person?.['email'], id: name, consent_type: 'opt_out' };
    expect(await run('write', 'contact_subscriptions.attach', input)).toMatchObject({ id: kind?.['id'] });
  });

  test('an article, into a collection', async () => {
    const [article] = await rowsAt('/articles');
    const [, collection] = await rowsAt('/help_center/collections');
    const input = { article_id: article?.['title'], parent_id: collection?.['name'], parent_type: 'collection' };
    expect(await run('write', 'articles.update', input)).not.toHaveProperty('code');
    expect(await direct(`/articles/${String(article?.['id'])}`)).toMatchObject({ parent_ids: [Number(collection?.['id'])] });
  });
});

test('what was changed is said, where the answer is another thing', async () => {
  const [tag] = await rowsAt('/tags');
  const [person] = (await rowsAt('/contacts?per_page=50')).filter(({ email }) => email);
  const of = { contact_id: person?.['id'] };
  const input = { contact_id: person?.['email'], id: tag?.['name'] };
  expect(await run('write', 'contact_tags.attach', input)).toMatchObject({ id: tag?.['id'], of });
  const detached = await run('write', 'contact_tags.detach', { contact_id: person?.['email'], tag_id: tag?.['name'] });
  expect(detached).toMatchObject({ id: tag?.['id'], of });
  expect(detached['of']).toEqual(of);
  const [conversation] = (await run('read', 'conversations.list', {}))['rows'] as Row[];
  const snoozed = { conversation_id: conversation?.['id'], message_type: 'snoozed', snoozed_until: '2030-01-31T09:00:00Z' };
  const answer = await run('write', 'conversations.manage', snoozed);
  expect(answer).toMatchObject({ id: conversation?.['id'], state: 'snoozed', snoozed_until: '2030-01-31 09:00:00' });
  expect(answer).not.toHaveProperty('of');
});

test('a ticket, by the number that the inbox shows', async () => {
  const query = { field: 'created_at', operator: '>', value: 0 };
  const { rows } = (await run('read', 'tickets.search', { query, sort: { field: 'created_at', order: 'ascending' } })) as { rows: Row[] };
  const { id, ticket_id } = rows[0] as { id: string; ticket_id: string };
  const asked = () => sandbox.requests().filter(({ path }) => path.startsWith('/tickets/search')).length;
  expect(await run('read', 'tickets.get', { ticket_id })).toMatchObject({ id, notes: [expect.stringContaining(id)] });
  const before = asked();
  expect(await run('write', 'tickets.update', { ticket_id: `#${ticket_id}`, is_shared: true })).toMatchObject({ id });
  expect(await run('write', 'tickets.delete', { ticket_id })).toMatchObject({ code: 'upstream_not_found' });
  expect(asked()).toBe(before);
  expect(await run('read', 'tickets.get', { ticket_id: '999999' })).toMatchObject({ code: 'upstream_not_found', field: 'ticket_id' });
  expect(asked() - before).toBe(1);
  const { notes } = await run('read', 'tickets.search', { query: { field: 'id', operator: '=', value: ticket_id } });
  expect(String(notes)).toContain('the number that the inbox shows');
});

test('where a name does is said with the input of an operation', async () => {
  const { content } = (await agent.callTool({
    name: 'intercom_search_operations',
    arguments: { query: 'admins.set_away' },
  })) as CallToolResult;
  const { operations: found } = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { operations: Row[] };
  expect(found[0]).toMatchObject({ names_do_for: ['admin_id', 'away_status_reason_id'] });
});
