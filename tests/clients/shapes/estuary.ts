import type { Client } from '../client.ts';
import { all, any, is } from '../filters.ts';

const [from, to] = [1767225600, 1772323200];

export const client: Client = {
  name: 'Estuary source-intercom-native',
  version: '05da797',
  source: 'github.com/estuary/connectors 05da797, source-intercom-native/source_intercom_native/api.py',
  how: 'read',
  address: 'The constant `API`.',
  headers: { accept: '*/*', 'content-type': 'application/json' },
  shapes: [
    { ask: 'GET /admins' },
    { ask: 'GET /tags' },
    { ask: 'GET /teams' },
    { ask: 'GET /data_attributes?model=company', version: '2.11' },
    { ask: 'GET /data_attributes?model=contact', version: '2.16' },
    { ask: 'GET /data_attributes?model=conversation', version: '2.11' },
    { ask: 'GET /conversations/attributes?include_archived=true', version: '2.16' },
    { ask: 'GET /segments?include_count=true' },
    {
      ask: 'POST /contacts/search',
      version: '2.11',
      body: {
        query: any(
          all(is('updated_at', '>', from), is('updated_at', '<', to)),
          any(is('updated_at', '=', from), is('updated_at', '=', to)),
        ),
        pagination: { per_page: 150 },
        sort: { field: 'updated_at', order: 'desc' },
      },
    },
    { ask: 'GET /contacts/{user}/tags' },
    {
      ask: 'POST /tickets/search',
      body: {
        query: all(is('updated_at', '>', from), is('updated_at', '<=', to)),
        pagination: { per_page: 150 },
        sort: { field: 'updated_at', order: 'ascending' },
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(is('updated_at', '>', from), is('updated_at', '<=', to)),
        pagination: { per_page: 150 },
        sort: { field: 'updated_at', order: 'ascending' },
      },
    },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'POST /companies/list?per_page=60&page=1' },
    { ask: 'GET /companies/scroll', keeps: { scroll: 'scroll_param' } },
    { ask: 'GET /companies/scroll?scroll_param={scroll}' },
    { ask: 'GET /companies/{company}/segments' },
  ],
};
