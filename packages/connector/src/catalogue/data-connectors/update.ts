import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { connectorFields, DataConnectorDetail } from './schemas.ts';

export const update = operation({
  name: 'data_connectors.update',
  route: 'PATCH /data_connectors/{id}',
  summary: 'Change a data connector',
  description: 'Changes what is given, or the state. One in use cannot become a draft again.',
  asked: [
    'change a data connector',
    'turn a connector live or off',
    'new url or token header for our API',
    'activate the integration of the bot',
    'pause a connector',
    'the API moved, change the address in the connector',
    'the other system has a new key',
    'change the url of data connector 5',
    'set the connector live',
    'switch off the order lookup',
    "replace the token in the connector's header",
    'rename a data connector',
    'API key changed, put the new one in the connector',
    'edit the connector',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'data_connectors:write',
  permissions: ['read_write_data_connectors'],
  audit: { event: 'data_connector.updated', target: 'id' },
  since: '2.16',
  said: {
    http_method: { wrong: ['parameter_invalid', "Http Method isn't an option", 422] },
    state: { wrong: ['parameter_invalid', 'Invalid state. Must be one of: draft, live', 422] },
    audiences: { wrong: ['parameter_invalid', 'Invalid audiences. Must be a subset of: leads, users, visitors', 422] },
  },
  path: { id: id('Id of the data connector.', 'data_connectors') },
  body: {
    name: z.string().min(1).max(255).optional().describe('Name.'),
    state: z.enum(['draft', 'live']).optional().describe('live puts it to use.'),
    ...connectorFields,
  },
  output: DataConnectorDetail,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/updatedataconnector',
  examples: [
    {
      title: 'Change a data connector',
      input: { id: '12345', name: 'Updated Connector Name', description: 'Updated description' },
      output: {
        type: 'data_connector',
        id: '12345',
        name: 'Updated Connector Name',
        state: 'draft',
        audiences: ['users'],
        data_inputs: [{ name: 'conversation_id', type: 'string' }],
        response_fields: [],
        object_mappings: [],
        token_ids: [],
        created_at: '2025-11-15T09:30:00Z',
        updated_at: '2026-03-24T14:22:15Z',
      },
    },
  ],
});
