import * as z from 'zod';
import { operation } from '../operation.ts';
import { connectorFields, DataConnectorDetail } from './schemas.ts';

export const create = operation({
  name: 'data_connectors.create',
  route: 'POST /data_connectors',
  summary: 'Add a data connector',
  description:
    'Adds a connection to another system, as a draft: method, address, headers, inputs. data_connectors.update with state live puts ' +
    'it to use.',
  asked: [
    'add a data connector',
    'connect Fin to our order system',
    'let the bot call our API',
    'new integration that looks up data',
    'the bot should be able to ask our shop for the order status',
    'set up a connector to our order API',
    'new data connector for order status',
    'Fin should be able to check stock in our system',
    'let workflows call our backend',
    'create an API connection for the bot',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'data_connectors.list', input: {}, rows: 'data', same: [{ row: 'name', as: 'name' }] }],
  scope: 'data_connectors:write',
  permissions: ['read_write_data_connectors'],
  audit: { event: 'data_connector.created' },
  since: '2.16',
  said: { name: { absent: ['parameter_not_found', 'Name is required', 422] } },
  body: { name: z.string().min(1).max(255).describe('Name.'), ...connectorFields },
  output: DataConnectorDetail,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/createdataconnector',
  examples: [
    {
      title: 'Add a data connector',
      input: {
        name: 'Get Order Status',
        description: 'Looks up order status from an external service',
        http_method: 'get',
        url: 'https://api.example.com/orders/{{order_id}}/status',
        direct_fin_usage: true,
        audiences: ['leads', 'visitors'],
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        data_inputs: [{ name: 'order_id', type: 'string', description: 'The order ID to look up', required: true, default_value: '' }],
        customer_authentication: true,
        bypass_authentication: false,
        validate_missing_attributes: true,
      },
      output: {
        type: 'data_connector',
        id: '125',
        name: 'Get Order Status',
        state: 'draft',
        audiences: ['leads'],
        data_inputs: [{ name: 'order_id', type: 'string' }],
        response_fields: [],
        object_mappings: [],
        token_ids: [],
        created_at: '2026-03-19T11:27:36Z',
        updated_at: '2026-03-19T11:27:36Z',
      },
    },
  ],
});
