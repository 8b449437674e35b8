import * as z from 'zod';
import { operation } from '../operation.ts';
import { folderFields } from './fields.ts';
import { Folder } from './schemas.ts';

export const create = operation({
  name: 'folders.create',
  route: 'POST /folders',
  summary: 'Add a content folder',
  description:
    'Adds a folder for content, at the top or inside folder.parent_folder_id. Two folders may have the same name, so look with folders.list first. Preview only.',
  asked: ['add a folder for content', 'new folder in the knowledge hub', 'make a subfolder'],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'folders.list',
      input: {},
      rows: 'data',
      same: [
        { row: 'name', as: 'folder.name' },
        { row: 'parent_folder_id', as: 'folder.parent_folder_id' },
      ],
    },
  ],
  scope: 'content:write',
  permissions: ['write_content'],
  audit: { event: 'folder.created' },
  since: 'Preview',
  body: { folder: z.strictObject({ name: z.string().min(1).max(255).describe('Name.'), ...folderFields }).describe('The folder.') },
  output: Folder,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders/createfolder',
  examples: [
    {
      title: 'Add a folder at the top',
      input: { folder: { name: 'Refunds', description: 'What we give back, and when', emoji: '💶' } },
      output: { id: 302, name: 'Refunds', parent_folder_id: null, content_count: 0, created_at: 1734537309, updated_at: 1734537309 },
    },
  ],
});
