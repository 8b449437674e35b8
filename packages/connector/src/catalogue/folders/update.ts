import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { folderFields } from './fields.ts';
import { Folder } from './schemas.ts';

export const update = operation({
  name: 'folders.update',
  route: 'PUT /folders/{id}',
  summary: 'Change a content folder',
  description:
    'Renames a content folder, or moves it with all that is in it: folder.parent_folder_id names the folder that it goes into. What is left out stays. Preview only.',
  asked: ['rename a content folder', 'move a folder into another', 'put the folder at the top'],
  effect: 'update',
  retry: 'S',
  scope: 'content:write',
  permissions: ['write_content'],
  audit: { event: 'folder.updated', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the folder.', 'folders') },
  body: {
    folder: z
      .strictObject({ name: z.string().min(1).max(255).describe('New name.').optional(), ...folderFields })
      .describe('What changes.'),
  },
  output: Folder,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders/updatefolder',
  examples: [
    {
      title: 'Move a folder to the top',
      input: { id: '302', folder: { parent_folder_id: null } },
      output: { id: 302, name: 'Refunds', parent_folder_id: null, content_count: 4, created_at: 1734537309, updated_at: 1734537400 },
    },
  ],
});
