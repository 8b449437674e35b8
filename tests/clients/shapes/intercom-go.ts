import type { Client } from '../client.ts';

export const client: Client = {
  name: "Intercom's Go client",
  version: 'gopkg.in/intercom/intercom-go.v2',
  source: 'github.com/intercom/intercom-go 2bd1af0, *_api.go',
  how: 'read',
  address:
    '`BaseURI`. It sends an app id and an API key as a password, which Intercom has ended: an HTTP client of its interface has to send the key as `Bearer`.',
  remark: 'Users, jobs and the scroll of contacts are of the API before 2.0.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'GET /admins' },
    { ask: 'GET /companies/{company}' },
    { ask: 'GET /companies?company_id={company_external}' },
    { ask: 'GET /companies?page=1&per_page=20' },
    { ask: 'GET /companies/scroll', keeps: { scroll: 'scroll_param' } },
    { ask: 'POST /companies', body: { company_id: 'go-1', name: 'Go', plan: 'Gold', custom_attributes: {} } },
    { ask: 'GET /contacts/{user}' },
    { ask: 'POST /contacts', body: { email: 'go@example.com', custom_attributes: {} } },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'POST /conversations/{conversation}/reply', body: { type: 'admin', message_type: 'comment', body: 'Hi', admin_id: '{admin}' } },
    {
      ask: 'POST /events',
      body: { user_id: '{user_external}', event_name: 'packed', created_at: 1700000000, metadata: { item: 'box' } },
    },
    {
      ask: 'POST /messages',
      body: { message_type: 'inapp', body: 'Hi', from: { id: '{admin}', type: 'admin' }, to: { id: '{user}', type: 'user' } },
    },
    { ask: 'GET /segments' },
    { ask: 'GET /segments/{segment}' },
    { ask: 'GET /tags' },
    { ask: 'POST /tags', body: { name: 'go-made' }, keeps: { made: 'id' } },
    { ask: 'DELETE /tags/{made}' },
    { ask: 'POST /tags', body: { name: '{tag_name}', companies: [{ company_id: '{company_external}' }] } },
    { ask: 'GET /users?page=1' },
  ],
};
