import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { Folder } from './schemas.ts';

export const list = operation({
  name: 'folders.list',
  route: 'GET /folders',
  summary: 'List content folders',
  description:
    'The folders that sort the content of the knowledge hub. They are flat here: parent_folder_id says where one is inside another. Preview only.',
  asked: ['list content folders', 'which folders are in the knowledge hub', 'how is our content sorted'],
  effect: 'read',
  retry: 'R',
  scope: 'content:read',
  permissions: ['read_content'],
  audit: { event: 'folder.listed' },
  since: 'Preview',
  paging: { form: 'page', items: 'data' },
  query: {
    page,
    per_page: perPage(150, 50),
    parent_folder_id: idOf('folders', z.int().min(0).describe('Only those directly in this folder.')).optional(),
  },
  output: listOf(Folder),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders/listfolders',
  examples: [
    {
      title: 'Folders inside another',
      input: { parent_folder_id: 301, per_page: 20 },
      output: {
        type: 'list',
        data: [{ id: 302, name: 'Refunds', parent_folder_id: 301, content_count: 4, created_at: 1734537309, updated_at: 1734537309 }],
        total_count: 1,
        pages: { type: 'pages', page: 1, per_page: 20, total_pages: 1 },
      },
    },
  ],
});
