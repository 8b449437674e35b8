import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Collection } from './schemas.ts';

export const get = operation({
  name: 'collections.get',
  route: 'GET /help_center/collections/{collection_id}',
  summary: 'Get a collection',
  description:
    'One collection by id, with its place, icon and translations. Its articles are those of articles.list whose parent_ids name it.',
  asked: [
    'show one collection',
    'where does this section stand and what is it called',
    'description and icon of a help center category',
    'introduction of a section',
    'how is the category translated',
    'open collection 44',
    'which section is above this collection',
    'details of the help center section Billing',
    'name, icon and url of a collection',
    'what is the description of a section',
    'what is the name and text of collection 44',
    'section Billing, where is it in the tree',
    'intro text of a help section',
    'how is this section described',
    'show section 90',
    'which description has the category',
    'parent of collection 90',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'collection.read', target: 'collection_id' },
  since: '2.7',
  path: { collection_id: id('Id of the collection.', 'collections') },
  output: Collection,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/retrievecollection',
  examples: [
    {
      title: 'Get a collection',
      input: { collection_id: '123' },
      output: {
        id: '170',
        name: 'English collection title',
        url: 'http://help-center.test/myapp-106/collection-22',
        created_at: 1734537315,
        updated_at: 1734537315,
      },
    },
  ],
});
