import { loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { checkWire } from './check-wire.ts';

async function complaintsOf(name: string, sent: { body?: object; query?: object }) {
  const operation = await loadOperation(name as string);
  const ids = Object.keys(operation.places).filter((field) => operation.places[field] === 'path');
  const wire = { query: {}, ...sent, path: Object.fromEntries(ids.map((field) => [field, '1'])) } as Parameters<typeof checkWire>[1];
  try {
    checkWire(operation, wire, { version: '2.16', strict: false });
    return [];
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return (error.details.issues ?? []).map(({ field, problem, code }) =>
      code === undefined ? `${field}: ${problem}` : `${code}: ${problem}`,
    );
  }
}

const filter = { field: 'email', operator: '=', value: 'a@b.c' };

test.each<[string, string, object, ...string[]]>([
  ['another type', 'contacts.create', { email: 7 }, 'email: must be text, not a number'],
  ['no whole number', 'companies.create', { size: 'big' }, 'size: must be a number, not text'],
  [
    'no yes or no',
    'contacts.create',
    { email: 'a', unsubscribed_from_emails: 'yes' },
    'unsubscribed_from_emails: must be true or false, not text',
  ],
  [
    'a list of lists',
    'contacts.create',
    { email: 'a', custom_attributes: { x: [[1]] } },
    'custom_attributes.x.0: must be text or a number, not a list',
  ],
  ['null where something has to be', 'contacts.merge', { from: null, into: '1' }, 'from: must be text or a number, not null'],
  ['what is needed', 'conversations.manage', { type: 'admin', message_type: 'snoozed', admin_id: '1' }, 'snoozed_until: is needed'],
  [
    'what another body needs',
    'conversations.manage',
    { type: 'admin', message_type: 'assignment', admin_id: '1' },
    'assignee_id: is needed',
  ],
  ['what is needed of a teammate', 'conversations.reply', { type: 'admin', message_type: 'comment', body: 'x' }, 'admin_id: is needed'],
  [
    'one of three',
    'conversations.reply',
    { type: 'user', message_type: 'comment', body: 'x' },
    'intercom_user_id: is needed, or email or user_id in its place',
  ],
  [
    'one of three, within a list',
    'tickets.create',
    { ticket_type_id: '1', contacts: [{}] },
    'contacts.0.id: is needed, or external_id or email in its place',
  ],
  [
    'one of two, where a list may be',
    'messages.create',
    { from: { type: 'admin', id: '1' }, to: { type: 'user' } },
    'to.id: is needed, or user_id in its place',
  ],
  ['an object or a list', 'messages.create', { from: { type: 'admin', id: '1' }, to: 'u1' }, 'to: must be an object or a list, not text'],
  [
    'a word that no body has',
    'conversations.reply',
    { type: 'admim', message_type: 'comment', body: 'x', admin_id: '1' },
    'type: must be one of "admin", "user"; "admim" was given',
  ],
  [
    'a word of the other body',
    'conversations.reply',
    { type: 'user', message_type: 'note', body: 'x', email: 'a' },
    'message_type: must be one of "comment", "quick_reply"; "note" was given',
  ],
  [
    'a word that is none',
    'articles.create',
    { title: 'x', author_id: 1, state: 'live' },
    'state: must be one of "published", "draft"; "live" was given',
  ],
  [
    'each of several',
    'conversations.create',
    { from: { type: 'robot' }, body: 1 },
    'from.type: must be one of "lead", "user", "contact"; "robot" was given',
    'from.id: is needed',
    'body: must be text, not a number',
  ],
  ['what a filter needs', 'contacts.search', { query: { field: 'email', value: 'x' } }, 'query.operator: is needed'],
  [
    'an operator',
    'contacts.search',
    { query: { ...filter, operator: 'LIKE' } },
    'query.operator: is one of = != IN NIN < <= > >= ~ !~ ^ $; "LIKE" was given',
  ],
  [
    'a limit, with its number',
    'contacts.search',
    { query: { operator: 'AND', value: Array.from({ length: 16 }, () => filter) } },
    'query.value: has 16 filters: Intercom takes 15 in a group',
  ],
  [
    'an order, in its words',
    'contacts.search',
    { query: filter, sort: { field: 'name', order: 'desc' } },
    "invalid_sort_order: Invalid sort order 'desc'. Must be one of: ascending, descending",
  ],
  ['what is no order at all', 'contacts.search', { query: filter, sort: 'name' }, 'sort: is {"field", "order"}, not text'],
  ['what is absent, in its words', 'contact_companies.attach', {}, 'parameter_not_found: company not specified'],
  ['null, in its words', 'contact_companies.attach', { id: null }, 'parameter_not_found: company not specified'],
  [
    'what is wrong, in its words',
    'data_attributes.create',
    { name: 'x', model: 'user', data_type: 'string' },
    'parameter_invalid: The Data Attribute model field must be either contact or company',
  ],
  [
    'in its words beside ours',
    'tickets.change_type',
    { ticket_type_id: {} },
    'parameter_not_found: ticket_state_id is a required parameter',
    'ticket_type_id: must be text or a number, not an object',
  ],
])('a refusal tells %s', async (_, name, body, ...complaints) => {
  expect(await complaintsOf(name, { body })).toEqual(complaints);
});

test('a query is told of in the same words', async () => {
  expect(await complaintsOf('contacts.list', { query: { per_page: 'many' } })).toEqual(['per_page: must be a number, not text']);
  expect(await complaintsOf('macros.list', { query: { updated_since: 'x' } })).toEqual([
    'parameter_invalid: Invalid updated_since timestamp',
  ]);
});
