import type { Client } from '../client.ts';
import { all, any, is } from '../filters.ts';

const window = all(any(is('updated_at', '>', 1767225600), is('updated_at', '=', 1767225600)), is('updated_at', '<', 1772323200));
const search = (keeps = true) => ({
  body: {
    query: window,
    sort: { field: 'updated_at', order: 'ascending' },
    pagination: keeps ? { per_page: 150 } : { per_page: 150, starting_after: '{cursor}' },
  },
});

export const client: Client = {
  name: 'Airbyte source-intercom',
  version: '049d814',
  source: 'github.com/airbytehq/airbyte 049d814, airbyte-integrations/connectors/source-intercom/manifest.yaml',
  how: 'read',
  address: '`url_base` in its manifest, where Builder opens it. It follows the addresses in `pages.next` of activity logs as they stand.',
  headers: { accept: 'application/json', 'content-type': 'application/json', 'intercom-version': '2.11' },
  shapes: [
    {
      ask: 'GET /admins/activity_logs?created_at_after=1767225600&created_at_before=1772323200',
      keeps: { next: 'pages.next' },
    },
    { ask: 'GET {next}' },
    { ask: 'GET /admins' },
    { ask: 'GET /tags' },
    { ask: 'GET /teams' },
    { ask: 'GET /segments' },
    { ask: 'GET /companies/scroll', keeps: { scroll: 'scroll_param' } },
    { ask: 'GET /companies/scroll?scroll_param={scroll}' },
    { ask: 'GET /companies/{company}/segments' },
    { ask: 'GET /data_attributes?model=company' },
    { ask: 'GET /data_attributes?model=contact' },
    { ask: 'POST /contacts/search', ...search() },
    { ask: 'POST /conversations/search', ...search() },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'POST /tickets/search', ...search() },
  ],
};
