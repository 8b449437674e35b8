import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'tags.delete',
  route: 'DELETE /tags/{tag_id}',
  summary: 'Delete a tag',
  description: 'Deletes a tag and takes it off everything. Refused while a segment or another thing depends on it.',
  asked: [
    'delete a tag everywhere',
    'get rid of a label nobody uses',
    'remove the tag from the workspace',
    'nobody uses that label any more, away with it',
    'two labels mean the same, remove one',
    'delete tag 12',
    'drop the label vip from the workspace completely',
    'we do not use that tag any more, delete it',
    'kill a label everywhere',
    'remove duplicate tags',
    'label is not in use, delete it everywhere',
    'remove the tag waiting altogether',
    'keyword nobody uses, kill it for everything',
    'one label too many, delete it',
    'label is useless, erase it everywhere',
    'tag tmp should be gone from everything',
    'remove a label from the list of labels',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'tags:write',
  permissions: ['write_tags'],
  audit: { event: 'tag.deleted', target: 'tag_id' },
  since: '2.7',
  path: { tag_id: id('Id of the tag.', 'tags') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/deletetag',
  examples: [{ title: 'Delete a tag', input: { tag_id: '123' }, output: undefined }],
});

export { remove as delete };
