import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'collections.delete',
  route: 'DELETE /help_center/collections/{collection_id}',
  summary: 'Delete a collection',
  description: 'Deletes a collection for good. Articles in it stay and lose their place.',
  asked: [
    'delete a collection of the help center',
    'remove an empty section',
    'get rid of the category',
    'drop the section Old products from the help center',
    'delete collection 44',
    'remove a help category with nothing in it',
    'help center section is no longer wanted',
    'section without pages, get rid of it',
    'category Old app is to be removed',
    'throw an empty chapter out of the help center',
    'category is not needed, remove it',
    'section of the docs can go',
    'drop the category from the help center',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'collection.deleted', target: 'collection_id' },
  since: '2.7',
  path: { collection_id: id('Id of the collection.', 'collections') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/deletecollection',
  examples: [{ title: 'Delete a collection', input: { collection_id: '123' }, output: { id: '182' } }],
});

export { remove as delete };
