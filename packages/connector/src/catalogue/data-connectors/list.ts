import { operation } from '../operation.ts';
import { perPage, startingAfter } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { DataConnector } from './schemas.ts';

export const list = operation({
  name: 'data_connectors.list',
  route: 'GET /data_connectors',
  summary: 'List data connectors',
  description: 'The connections through which Fin and workflows ask other systems, with their state; last updated first.',
  asked: [
    'which data connectors are there',
    'systems that Fin and workflows can call',
    'list integrations of the bot',
    'which connectors are live or drafts',
    'list of all data connectors',
    'what APIs can Fin call',
    'which integrations have we built for the bot',
    'show connectors with their status',
    'which of our systems is the bot connected to',
    'which API connections does the bot have',
    'overview of connectors and whether they are live',
    'what outside systems can Fin reach',
    'list what Fin can look up elsewhere',
    'what can the bot call outside',
    'our integrations to other systems',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'data_connectors:read',
  permissions: ['read_data_connectors'],
  audit: { event: 'data_connector.listed' },
  since: '2.16',
  paging: { form: 'cursor', items: 'data' },
  query: { per_page: perPage(50, 20), starting_after: startingAfter },
  output: listOf(DataConnector),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/listdataconnectors',
  examples: [
    {
      title: 'List data connectors',
      input: {},
      output: {
        type: 'list',
        data: [
          {
            type: 'data_connector',
            id: '12345',
            name: 'Order Status Service',
            state: 'live',
            created_at: '2025-11-15T09:30:00Z',
            updated_at: '2026-01-20T14:22:15Z',
          },
        ],
      },
    },
  ],
});
