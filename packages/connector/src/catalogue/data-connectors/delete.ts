import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'data_connectors.delete',
  route: 'DELETE /data_connectors/{id}',
  summary: 'Delete a data connector',
  description: 'Deletes a data connector, which must be a draft that nothing uses.',
  asked: [
    'delete a data connector',
    'remove an unused connection to another system',
    'throw away a draft connector',
    'remove data connector 5',
    'the connector to the old shop is not needed any more',
    'delete an integration of the bot',
    'get rid of an API connector',
    'connector is obsolete, remove it',
    'drop the integration with the old shop system',
    'connection to the old system is not needed, throw it out',
    'drop a draft connector',
    'bot should not be able to call that system any more, remove the connector',
    'integration was a try, away',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'data_connectors:write',
  permissions: ['read_write_data_connectors'],
  audit: { event: 'data_connector.deleted', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the data connector.', 'data_connectors') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors/deletedataconnector',
  examples: [{ title: 'Delete a data connector', input: { id: '12345' }, output: { id: '125' } }],
});

export { remove as delete };
