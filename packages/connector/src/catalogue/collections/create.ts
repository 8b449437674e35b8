import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { Collection, collectionTranslations } from './schemas.ts';

export const create = operation({
  name: 'collections.create',
  route: 'POST /help_center/collections',
  summary: 'Add a collection',
  description: 'Adds a collection to a Help Center, at the top or inside parent_id (three levels at most).',
  asked: [
    'add a section to the help center',
    'new collection or category for articles',
    'make a subsection under billing',
    'new chapter for help pages',
    'pages on payments need a place of their own',
    'add a category Billing to the help center',
    'make a new section for integrations',
    'we need a group of help pages on security',
    'create a sub-collection inside Getting started',
    'new heading in the help center for mobile app pages',
    'set up a help center section',
    'new category for mobile app articles',
    'make a section called Security below Account',
    'open a new chapter in the help center',
    'group for the articles on billing',
    'pages on hardware need a home in the help center',
    'new section in the help center',
    'category Hardware for guides',
    'sub-section below Billing',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'collections.list', input: {}, rows: 'data', newest: true, same: [{ row: 'name', as: 'name' }] }],
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'collection.created' },
  since: '2.7',
  body: {
    name: z.string().max(2000).describe('Name.'),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    translated_content: collectionTranslations,
    parent_id: bodyId('Id of the collection that it is in.', 'collections').nullable().optional(),
    help_center_id: idOf('help_centers', z.int().describe('Id of the Help Center (help_centers.list).')).nullable().optional(),
  },
  said: { name: { absent: ['parameter_not_found', 'Name is a required parameter.'] } },
  output: Collection,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/createcollection',
  examples: [
    {
      title: 'Add a collection',
      input: { name: 'Thanks for everything' },
      output: {
        id: '165',
        name: 'Thanks for everything',
        url: 'http://help-center.test/myapp-100/',
        created_at: 1734537312,
        updated_at: 1734537312,
      },
    },
  ],
});
