import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'audiences.delete',
  route: 'DELETE /audiences/{id}',
  summary: 'Delete an audience',
  description: 'Deletes an audience. It cannot be undone; articles and snippets that name it in audience_ids have to be aimed anew.',
  asked: [
    'delete an audience',
    'remove a target group',
    'we no longer need this audience',
    'target group is not used any more, drop it',
    'drop the audience for beta users',
    'get rid of a content targeting group',
    'audience is obsolete',
    'delete the audience Trial users',
    'remove the group that guides were aimed at',
    'we do not limit answers to this group any more, delete it',
    'audience is not used by any content, remove it',
    'target group is not used',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'audiences:write',
  permissions: ['write_audiences'],
  audit: { event: 'audience.deleted', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the audience.', 'audiences') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/deleteaudience',
  examples: [{ title: 'Delete an audience', input: { id: '123' }, output: undefined }],
});

export { remove as delete };
