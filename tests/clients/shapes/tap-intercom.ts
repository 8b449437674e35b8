import type { Client } from '../client.ts';
import { any, is } from '../filters.ts';

/** Its bookmark is a float, and JSON written in Python keeps it one. */
const since = 1767225600.5;

export const client: Client = {
  name: 'tap-intercom (Singer)',
  version: 'fe1d70f',
  source: 'github.com/singer-io/tap-intercom fe1d70f, tap_intercom/client.py and streams.py',
  how: 'read',
  address: '`base_url` of its `IntercomClient`. It follows the addresses in `pages.next` as they stand.',
  headers: { accept: 'application/json', 'content-type': 'application/json', 'intercom-version': '2.0' },
  shapes: [
    { ask: 'GET /tags' },
    { ask: 'GET /admins' },
    { ask: 'GET /admins/{admin}' },
    { ask: 'GET /companies/scroll', keeps: { scroll: 'scroll_param' } },
    { ask: 'GET /companies/scroll?scroll_param={scroll}' },
    { ask: 'GET /data_attributes?model=company' },
    { ask: 'GET /data_attributes?model=contact' },
    { ask: 'GET /segments?type=company&include_count=true' },
    { ask: 'GET /segments?include_count=true' },
    { ask: 'GET /teams' },
    {
      ask: 'POST /conversations/search',
      body: {
        pagination: { per_page: 150 },
        query: any(is('updated_at', '>', since), is('updated_at', '=', since)),
        sort: { field: 'id', order: 'ascending' },
      },
    },
    { ask: 'GET /conversations/{conversation}?display_as=plaintext' },
    {
      ask: 'POST /contacts/search',
      body: {
        pagination: { per_page: 150 },
        query: any(is('updated_at', '>', since), is('updated_at', '=', since)),
        sort: { field: 'updated_at', order: 'ascending' },
      },
    },
    { ask: 'GET /contacts/{user}/tags?display_as=plaintext&per_page=60' },
    { ask: 'GET /contacts/{user}/companies?display_as=plaintext&per_page=60' },
  ],
};
