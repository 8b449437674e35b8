import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, perPage, seconds, startingAfter } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { DataConnectorExecutionResult } from './schemas.ts';

const errorTypes = [
  'request_configuration_error',
  'faraday_error',
  '3rd_party_error',
  'response_mapping_error',
  'token_refresh_error',
  'fin_action_response_formatting_error',
  'fin_action_identity_verification_error',
  'email_verification_error',
  'non_fin_standalone_action_identity_verification_error',
  'request_validation_error',
  'client_side_action_error',
] as const;

export const list = operation({
  name: 'data_connector_runs.list',
  route: 'GET /data_connectors/{data_connector_id}/execution_results',
  summary: 'List the runs of a data connector',
  description:
    'When a data connector was called and with what result, newest first; errors only with success false. Bodies only with ' +
    'include_bodies true.',
  asked: [
    'runs of a data connector',
    'failed calls of the connector, errors',
    'how often did the bot call our system',
    'does the order lookup work',
    'log of API calls that Fin made',
    'the lookup keeps failing, since when',
    'did the connector fail today',
    'recent executions of the order connector',
    'errors of our integration with Fin',
    'how is the data connector doing',
    'history of calls to our API by the bot',
    'connector logs',
    'which runs of the connector failed yesterday',
    'when did the connector last fail and how often',
    'did the calls to our API go well last night',
    'show failed runs of connector 5',
    'last executions with their status',
    'is the integration producing errors',
    'bot cannot find orders today, did the calls fail',
    'bot gave no order status, did the connector break',
    'did the order lookup fail today',
    'calls of connector 20',
    'errors of the integration',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'data_connectors:read',
  permissions: ['read_data_connectors'],
  audit: { event: 'data_connector_run.listed', target: 'data_connector_id' },
  since: '2.16',
  paging: { form: 'cursor', items: 'data' },
  path: { data_connector_id: id('Id of the data connector.', 'data_connectors') },
  query: {
    per_page: perPage(30, 10),
    starting_after: startingAfter,
    success: z.enum(['true', 'false']).describe('Only runs that did, or did not, succeed.').optional(),
    error_type: z.enum(errorTypes).describe('Only with this kind of error.').optional(),
    start_ts: seconds('Only later than this.').optional(),
    end_ts: seconds('Only earlier than this.').optional(),
    include_bodies: z.enum(['true', 'false']).describe('Also the bodies of request and answer.').optional(),
  },
  said: {
    error_type: { wrong: ['parameter_invalid', `Invalid error_type. Must be one of: ${errorTypes.join(', ')}`] },
    start_ts: { wrong: ['parameter_invalid', 'start_ts must be a Unix timestamp (integer)'] },
  },
  output: listOf(DataConnectorExecutionResult),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/listdataconnectorexecutionresults',
  examples: [
    {
      title: 'List the runs of a data connector',
      input: { data_connector_id: '123' },
      output: { type: 'list', data: [{ type: 'data_connector.execution', id: '99001', created_at: '2026-02-10T18:15:32Z' }] },
    },
  ],
});
