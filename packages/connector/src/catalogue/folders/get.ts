import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Folder } from './schemas.ts';

export const get = operation({
  name: 'folders.get',
  route: 'GET /folders/{id}',
  summary: 'Get a content folder',
  description: 'One content folder by id, with how much content it holds; content itself is found with content.search. Preview only.',
  asked: ['show one content folder', 'how much is in this folder', 'where does the folder stand'],
  effect: 'read',
  retry: 'R',
  scope: 'content:read',
  permissions: ['read_content'],
  audit: { event: 'folder.read', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the folder.', 'folders') },
  output: Folder,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders/retrievefolder',
  examples: [
    {
      title: 'Get a folder',
      input: { id: '301' },
      output: { id: 301, name: 'Orders', parent_folder_id: null, content_count: 0, created_at: 1734537309, updated_at: 1734537309 },
    },
  ],
});
