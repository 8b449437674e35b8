import type { Client } from '../client.ts';
import { is } from '../filters.ts';

export const client: Client = {
  name: 'mcp-intercom (MCP)',
  version: 'mcp-intercom 0.0.3',
  source: 'PyPI: mcp-intercom, server.py',
  how: 'read',
  address: '`INTERCOM_BASE_URL` and `INTERCOM_ACCESS_TOKEN`.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'GET /conversations?per_page=10&page=1' },
    { ask: 'GET /conversations?per_page=10' },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'POST /conversations/{conversation}/reply', body: { message_type: 'comment', body: 'On its way.', admin_id: '{admin}' } },
    { ask: 'POST /conversations/{conversation}/reply', body: { message_type: 'note', body: 'For the team.' } },
    { ask: 'GET /contacts?per_page=10&page=1' },
    { ask: 'GET /contacts?per_page=10' },
    { ask: 'GET /contacts/{user}' },
    { ask: 'POST /contacts', body: { email: 'mcp@example.com', phone: '+15550102', name: 'M', custom_attributes: { plan: 'Free' } } },
    { ask: 'GET /companies?per_page=10&page=1' },
    { ask: 'GET /companies?per_page=10' },
    { ask: 'GET /companies/{company}' },
    { ask: 'GET /articles?per_page=10&page=1' },
    { ask: 'GET /articles/{article}' },
    { ask: 'POST /contacts/search', body: { query: is('email', '~', 'example'), pagination: { page: 1, per_page: 10 } } },
    { ask: 'GET /teams' },
    { ask: 'GET /admins' },
  ],
};
