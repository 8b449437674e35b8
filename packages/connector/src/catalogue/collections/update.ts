import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Collection, collectionTranslations } from './schemas.ts';

export const update = operation({
  name: 'collections.update',
  route: 'PUT /help_center/collections/{collection_id}',
  summary: 'Change a collection',
  description: 'Changes name, description, translations or place of a collection; parent_id null puts it at the top.',
  asked: [
    'rename a section of the help center',
    'move a collection under another',
    'change the description or icon of a category',
    'reorder sections',
    "translate the collection's name",
    'section should stand first',
    'another icon or headline for a category',
    'call the section something else',
    'rename collection Billing to Payments',
    'move a section up so it comes first',
    'put a collection inside another one',
    'give the help center section a new description',
    'change icon of the collection',
    'section name has a typo',
    'make the category a top-level one',
    'call the collection Money instead of Billing',
    'shift a section below another',
    'icon of the help category should be a car',
    "change what stands under the section's title",
    'reorder the help center',
    'pull a section out of its parent so that it is at the top level',
    'put the section under no other one',
    'move a chapter to the root',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'collection.updated', target: 'collection_id' },
  since: '2.7',
  path: { collection_id: id('Id of the collection.', 'collections') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    translated_content: collectionTranslations,
    parent_id: bodyId('Id of the collection that it is in.', 'collections').nullable().optional(),
  },
  output: Collection,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/updatecollection',
  examples: [
    {
      title: 'Change a collection',
      input: { collection_id: '123', name: 'Update collection name' },
      output: {
        id: '176',
        name: 'Update collection name',
        url: 'http://help-center.test/myapp-112/collection-25',
        created_at: 1734537318,
        updated_at: 1734537319,
      },
    },
  ],
});
