import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { DataConnectorDetail } from './schemas.ts';

export const get = operation({
  name: 'data_connectors.get',
  route: 'GET /data_connectors/{id}',
  summary: 'Get a data connector',
  description: 'One data connector by id, as it runs (live) or as it is being changed (state_version draft).',
  asked: [
    'show a data connector and its set-up',
    'which address and headers does the connector use',
    'how does the bot look up orders',
    'settings of data connector 5',
    'which url does the connector call',
    'show how the order lookup of the bot is configured',
    'what parameters does one connector need',
    'is this connector live',
    'one connector with its url, headers and inputs',
    'how is the connector set up',
    'what is the configuration of the integration',
    'open the connector and show its parameters',
    'which endpoint does Fin call for order status',
    'how exactly does the bot fetch the delivery date',
    'look at the set-up of one API connection',
    'which fields does the connector hand over to our API',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'data_connectors:read',
  permissions: ['read_data_connectors'],
  audit: { event: 'data_connector.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the data connector.', 'data_connectors') },
  query: { state_version: z.enum(['draft', 'live']).describe('live, or draft for what is being changed.').optional() },
  said: { state_version: { wrong: ['parameter_invalid', 'Invalid state_version. Must be one of: live, draft'] } },
  output: DataConnectorDetail,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/retrievedataconnector',
  examples: [
    {
      title: 'Get a data connector',
      input: { id: '12345' },
      output: {
        type: 'data_connector',
        id: '12345',
        name: 'Order Status Service',
        state: 'live',
        audiences: ['users'],
        data_inputs: [{ name: 'conversation_id', type: 'string' }],
        response_fields: [{ type: 'string' }],
        object_mappings: [],
        token_ids: [],
        created_at: '2025-11-15T09:30:00Z',
        updated_at: '2026-01-20T14:22:15Z',
      },
    },
  ],
});
