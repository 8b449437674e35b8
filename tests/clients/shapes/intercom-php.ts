import type { Client } from '../client.ts';
import { is } from '../filters.ts';

export const client: Client = {
  name: "Intercom's PHP client",
  version: 'intercom/intercom-php 4.5.1',
  source: 'github.com/intercom/intercom-php 7a1f35d, src',
  how: 'read',
  address: 'It writes `https://api.intercom.io/`. `setHttpClient` takes a client that asks elsewhere; the key is the first argument.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'POST /contacts', body: { email: 'php@example.com', role: 'user', external_id: 'php-1' }, keeps: { made: 'id' } },
    { ask: 'PUT /contacts/{made}', body: { email: 'php2@example.com', custom_attributes: { plan: 'Free' } } },
    { ask: 'DELETE /contacts/{made}', body: [] },
    { ask: 'GET /contacts', keeps: { cursor: 'pages.next.starting_after' } },
    { ask: 'GET /contacts?starting_after={cursor}' },
    {
      ask: 'POST /contacts/search',
      body: { pagination: { per_page: 5 }, query: is('name', '~', 'a'), sort: { field: 'name', order: 'ascending' } },
      keeps: { cursor: 'pages.next.starting_after' },
    },
    { ask: 'POST /contacts/search', body: { query: is('name', '~', 'a'), pagination: { per_page: 5, starting_after: '{cursor}' } } },
    { ask: 'POST /conversations', body: { from: { type: 'user', id: '{user}' }, body: 'Hello' } },
    { ask: 'GET /conversations' },
    { ask: 'GET /conversations/{conversation}?display_as=plaintext' },
    { ask: 'POST /conversations/search', body: { query: is('open', '=', true), pagination: { per_page: 5 } } },
    {
      ask: 'POST /conversations/{conversation}/reply',
      body: { intercom_user_id: '{participant}', body: 'Yes', type: 'user', message_type: 'comment' },
    },
    {
      ask: 'POST /conversations/last/reply',
      body: { intercom_user_id: '{participant}', body: 'Yes', type: 'user', message_type: 'comment' },
    },
    { ask: 'PUT /conversations/{conversation}', body: { read: true } },
    { ask: 'POST /companies', body: { name: 'P', company_id: 'php-3', monthly_spend: 12.34 } },
    { ask: 'GET /companies?company_id={company_external}' },
    { ask: 'GET /companies/{company}' },
    { ask: 'POST /contacts/{user}/companies', body: { id: '{company}' } },
    { ask: 'DELETE /contacts/{user}/companies/{company}', body: [] },
    { ask: 'POST /tags', body: { name: '{tag_name}', companies: [{ company_id: '{company_external}' }] } },
    { ask: 'GET /tags' },
    {
      ask: 'POST /events',
      body: { event_name: 'tested', created_at: 1391691571, email: '{user_email}', metadata: { order_date: 1392036272 } },
    },
    { ask: 'GET /events?type=user&email={user_email}' },
    { ask: 'GET /admins' },
    { ask: 'GET /segments' },
    { ask: 'GET /teams' },
    {
      ask: 'POST /messages',
      body: {
        message_type: 'inapp',
        subject: 'Boxes',
        body: 'Hello',
        from: { type: 'admin', id: '{admin}' },
        to: { type: 'user', email: '{user_email}' },
      },
      differs: {
        directly: 404,
        gateway: 400,
        why: 'a recipient without an id is nobody to the sandbox, and a body that misses a field to the gateway',
      },
    },
  ],
};
