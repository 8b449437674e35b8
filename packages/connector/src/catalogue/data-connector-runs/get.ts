import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { DataConnectorExecutionResult } from './schemas.ts';

export const get = operation({
  name: 'data_connector_runs.get',
  route: 'GET /data_connectors/{data_connector_id}/execution_results/{id}',
  summary: 'Get a run of a data connector',
  description: 'One call of a data connector with its request, answer and error.',
  asked: [
    'one run of a data connector, what was sent and what came back',
    'request and answer of a connector call',
    'why did this lookup of the bot fail',
    'details of run 77 of the connector',
    'what did the connector send and get in one call',
    'request and response of one connector execution',
    'why did this one connector call fail',
    'error of a single run',
    'open run 77',
    'what did our API answer in that run',
    'details of the failed execution',
    'payload of one connector call',
    'see exactly what came back in one call of the bot to our shop',
    'one call of the connector, exactly what was sent',
    'what did the other system answer in run 77',
    'why did run 5 fail',
    'request and answer of one run',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'data_connectors:read',
  permissions: ['read_data_connectors'],
  audit: { event: 'data_connector_run.read', target: 'id' },
  since: '2.16',
  path: { data_connector_id: id('Id of the data connector.', 'data_connectors'), id: id('Id of the data connector run.') },
  output: DataConnectorExecutionResult,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/showdataconnectorexecutionresult',
  examples: [
    {
      title: 'Get a run of a data connector',
      input: { data_connector_id: '123', id: '123' },
      output: { type: 'data_connector.execution', id: '99001', created_at: '2026-02-10T18:15:32Z' },
    },
  ],
});
