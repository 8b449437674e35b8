import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'folders.delete',
  route: 'DELETE /folders/{id}',
  summary: 'Delete an empty content folder',
  description:
    'Deletes a content folder for good. One that still holds content (content_count) is refused: move the content first. Preview only.',
  asked: ['delete an empty content folder', 'remove a folder of the knowledge hub', 'throw the folder away'],
  effect: 'delete',
  retry: 'S',
  scope: 'content:write',
  permissions: ['write_content'],
  audit: { event: 'folder.deleted', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the folder.', 'folders') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders/deletefolder',
  examples: [{ title: 'Delete a folder', input: { id: '302' }, output: { id: 302, object: 'folder', deleted: true } }],
});

export { remove as delete };
