import type { Client } from '../client.ts';
import { all, is } from '../filters.ts';

export const client: Client = {
  name: 'evolsb/fast-intercom-mcp (MCP)',
  version: '49d0706',
  source: 'github.com/evolsb/fast-intercom-mcp 49d0706, fast_intercom_mcp/intercom_client.py',
  how: 'run',
  address: '`base_url` of its `IntercomClient`.',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'GET /me' },
    {
      ask: 'POST /conversations/search',
      body: {
        query: is('updated_at', '>', 1767225600),
        pagination: { per_page: 150, page: 1 },
        sort: { field: 'updated_at', order: 'desc' },
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(is('updated_at', '>', 1767225600), is('updated_at', '<', 1772323200)),
        pagination: { per_page: 150, page: 1 },
        sort: { field: 'updated_at', order: 'desc' },
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(is('updated_at', '>', 1767225600), is('updated_at', '<', 1772323200)),
        pagination: { per_page: 150 },
        sort: { field: 'updated_at', order: 'asc' },
      },
    },
    {
      ask: 'POST /conversations/search',
      body: { query: all(is('updated_at', '>=', 1772323200), is('updated_at', '<', 1772409600)), pagination: { per_page: 1, page: 1 } },
    },
    {
      ask: 'POST /conversations/search',
      body: { query: all(is('updated_at', '>=', 1772409600), is('updated_at', '<', 1772496000)), pagination: { per_page: 1, page: 1 } },
    },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'GET /conversations/{conversation}/conversation_parts?per_page=50' },
    { ask: 'GET /conversations/1' },
  ],
};
