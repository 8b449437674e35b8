import type { Client } from '../client.ts';
import { all, is } from '../filters.ts';

export const client: Client = {
  name: 'raoulbia-ai/mcp-server-for-intercom (MCP)',
  version: '1.0.0',
  source: 'github.com/raoulbia-ai/mcp-server-for-intercom d00ed74, src/services/intercomService.ts',
  how: 'run',
  address: '`API_CONFIG.BASE_URL`, the first argument of its `IntercomService`; `INTERCOM_ACCESS_TOKEN`.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    {
      ask: 'POST /tickets/search',
      body: { query: all(is('state', '=', 'open'), is('created_at', '>=', 1767225600), is('created_at', '<=', 1773187200)) },
    },
    { ask: 'POST /tickets/search', body: { query: all(is('state', '=', 'snoozed')) } },
    { ask: 'POST /contacts/search', body: { query: is('email', '=', '{user_email}') } },
    {
      ask: 'POST /conversations/search',
      body: { query: all(is('created_at', '>=', 1767225600), is('created_at', '<=', 1773187200), is('contact_ids', '=', '{user}')) },
    },
    { ask: 'GET /conversations/{other_conversation}?view=expanded&display_as=plaintext' },
    { ask: 'POST /conversations/search', body: { query: all(is('contact_ids', '=', '{user}')) } },
    {
      ask: 'POST /tickets/search',
      body: { query: all(is('contact_ids', '=', '{user}'), is('created_at', '>=', 1767225600), is('created_at', '<=', 1773187200)) },
    },
    { ask: 'GET /conversations/{ticket}?view=expanded&display_as=plaintext' },
    { ask: 'GET /admins/conversations/{ticket}' },
    { ask: 'POST /contacts/search', body: { query: is('email', '=', 'nobody@nowhere.example') } },
    { ask: 'POST /conversations/search', body: { query: all(is('source.body', '~', 'nobody@nowhere.example')) } },
    { ask: 'POST /conversations/search', body: { query: all(is('created_at', '>=', null)) } },
    {
      ask: 'POST /conversations/search',
      body: { query: all(is('created_at', '>=', 1772928000), is('created_at', '<=', 1773100800), is('source.body', '~', 'order')) },
    },
  ],
};
