import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'audiences.delete',
  route: 'DELETE /audiences/{id}',
  summary: 'Delete an audience',
  description: 'Deletes an audience; content that was aimed at it is then for everybody.',
  effect: 'delete',
  retry: 'S',
  scope: 'audiences:write',
  permissions: ['write_audiences'],
  audit: { event: 'audience.deleted', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the audience.') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/deleteaudience',
  examples: [{ title: 'Delete an audience', input: { id: '123' }, output: undefined }],
});

export { remove as delete };
