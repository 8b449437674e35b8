import type { Client } from '../client.ts';
import { is } from '../filters.ts';

export const client: Client = {
  name: 'pipeworx-io/mcp-intercom (MCP)',
  version: 'f48307b',
  source: 'github.com/pipeworx-io/mcp-intercom f48307b, src/index.ts',
  how: 'read',
  address: 'The constant `API`.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'POST /contacts/search', body: { query: is('email', '~', '{user_email}') } },
    { ask: 'GET /contacts/{user}' },
    { ask: 'GET /conversations?', keeps: { cursor: 'pages.next.starting_after' } },
    { ask: 'GET /conversations?per_page=20&starting_after={cursor}' },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'GET /companies?' },
    { ask: 'GET /companies?per_page=20&page=1' },
  ],
};
