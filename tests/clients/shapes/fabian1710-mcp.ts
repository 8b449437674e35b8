import type { Client } from '../client.ts';
import { all, is } from '../filters.ts';

export const client: Client = {
  name: 'fabian1710/mcp-intercom (MCP)',
  version: '1.0.0',
  source: 'github.com/fabian1710/mcp-intercom 7c67cef, src/api/client.ts',
  how: 'run',
  address: 'The constant `INTERCOM_API_BASE`; `INTERCOM_API_KEY`.',
  headers: { accept: 'application/json', 'content-type': 'application/json', 'intercom-version': '2.11' },
  shapes: [
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('created_at', '>', '1770000000'),
          is('updated_at', '<', '1773000000'),
          is('source.type', '=', 'conversation'),
          is('state', '=', 'open'),
          is('open', '=', 'true'),
          is('read', '=', 'true'),
        ),
        pagination: { per_page: 20, starting_after: null },
      },
    },
    { ask: 'POST /conversations/search', body: { query: all(), pagination: { per_page: 20, starting_after: null } } },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(is('created_at', '>', '1795132800'), is('updated_at', '<', '1795737599')),
        pagination: { per_page: 20, starting_after: null },
      },
    },
  ],
};
