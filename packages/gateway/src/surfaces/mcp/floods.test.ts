import { createSandbox } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from './testing/start-agents.ts';

/** A long text in one argument costs about its length: whoever has a key could stand in everybody's way otherwise. */

type Row = Readonly<Record<string, unknown>>;

const sandbox = createSandbox({ size: { contacts: 13, companies: 2, conversations: 3, articles: 1 } });
let agents: Agents;
let agent: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox, { adminId: '' });
  ({ agent } = agents);
});

afterAll(() => agents.close());

const read = (operation: string, input: Row): [string, Row] => ['intercom_run_read_operation', { operation, input }];
const write = (operation: string, input: Row): [string, Row] => ['intercom_run_write_operation', { operation, input }];
const filter = (field: string, operator: string, value: unknown) => ({ field, operator, value });

const places: readonly (readonly [string, (text: string) => [string, Row]])[] = [
  ['plain words', (query) => ['intercom_search_conversations', { query }]],
  ['plain words for a person', (query) => ['intercom_search_contacts', { query }]],
  ['words among filters', (text) => ['intercom_search_conversations', { query: [text, filter('state', '=', 'open')] }]],
  ['a part of a text', (text) => ['intercom_search_conversations', { query: filter('source.body', '~', text) }]],
  ['an address', (text) => ['intercom_search_contacts', { query: filter('email', '=', text) }]],
  ['a number', (text) => ['intercom_search_contacts', { query: filter('phone', '=', text) }]],
  ['a domain', (text) => ['intercom_search_contacts', { query: filter('email_domain', '=', text) }]],
  ['a day', (text) => ['intercom_search_contacts', { query: filter('created_at', '>', text) }]],
  ['a field', (text) => ['intercom_search_contacts', { query: filter(text, '=', 'x') }]],
  ['an operator', (text) => ['intercom_search_contacts', { query: filter('name', text, 'x') }]],
  ['a field by its name', (text) => ['intercom_search_contacts', { query: { [text]: 'x' } }]],
  ['a tag by its name', (text) => ['intercom_search_conversations', { query: filter('tag_ids', '=', text) }]],
  ['a company by its name', (text) => ['intercom_search_contacts', { query: { company: text } }]],
  ['an order', (sort) => ['intercom_search_contacts', { query: 'x', sort }]],
  ['a contact', (contact_id) => read('contacts.get', { contact_id })],
  ['a company', (company_id) => write('companies.update', { company_id, plan: 'x' })],
  ['a tag', (name) => write('tags.create', { name })],
  ['a page', (article_id) => read('articles.get', { article_id: `https://app.intercom.com/${article_id}` })],
  ['a phrase', (phrase) => read('articles.search', { phrase })],
  ['an own id', (user_id) => write('events.create', { user_id, event_name: 'x', created_at: 1 })],
  ['what rows have', (text) => read('tags.list', { where: filter('name', '=', text) })],
  ['a field of rows', (text) => read('tags.list', { where: filter(text, '=', 'x'), fields: text, group_by: text })],
  ['everything', (query) => ['search', { query }]],
  ['one thing', (id) => ['fetch', { id }]],
  ['an operation', (query) => ['intercom_search_operations', { query }]],
  ['an operation by its name', (operation) => read(operation, {})],
  ['a tool', (name) => [name, {}]],
  ['a field that there is not', (name) => read('tags.list', { [name]: 1 })],
];

/** Many times what any of these takes where it is read in one go, and a small part of what it took otherwise. */
const watchdogMs = 8000;
const length = 200_000;

test.each(['a', '1-', ' ', '@', 'a@a.', '(', 'a ', "A' ", '{"', '\n', '-a ', '"" '])('a run of %j', { timeout: 120_000 }, async (piece) => {
  const text = `x y ${piece.repeat(Math.ceil(length / piece.length))}(`;
  for (const [place, asked] of places) {
    const [name, args] = asked(text);
    const begun = performance.now();
    const answer = await agent.callTool({ name, arguments: args }).catch((error: unknown) => ({ refused: String(error).slice(0, 100) }));
    expect(performance.now() - begun, place).toBeLessThan(watchdogMs);
    if ('refused' in answer) continue;
    const { content } = answer as CallToolResult;
    expect(content[0]?.type === 'text' ? content[0].text.length : 0, place).toBeLessThan(20_000);
  }
});
