import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Collection } from './schemas.ts';

export const list = operation({
  name: 'collections.list',
  route: 'GET /help_center/collections',
  summary: 'List collections',
  description: 'The collections of the Help Centers, last updated first; parent_id says where one is inside another.',
  asked: [
    'which sections does the help center have',
    'list collections',
    'structure of our help pages',
    'table of contents, categories of articles',
    'how is our help center organised',
    'all help center categories',
    'list sections with ids',
    'how is the knowledge base structured',
    'which collection should the page go into, what is there',
    'outline of the help center',
    'what categories of help pages exist',
    'tree of collections and subcollections',
    'how are our help pages grouped',
    'which categories can an article be put in',
    'show the structure of the help center',
    'table of contents of the public docs',
    'id of the collection Billing',
    'collections and what is below them',
    'where in the help center could the page go',
    'help site is a jungle, which category lies in which',
    'show me the tree of the help site',
    'which chapters lie under which',
    'sections of the help center',
    'id of the category Billing',
    'how is the help center divided',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'collection.listed' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  workspace: 'workspace_id',
  query: { page, per_page: perPage(150, 20) },
  output: listOf(Collection, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/listallcollections',
  examples: [
    {
      title: 'List collections',
      input: {},
      output: {
        type: 'list',
        data: [
          {
            id: '159',
            name: 'English collection title',
            url: 'http://help-center.test/myapp-96/collection-17',
            created_at: 1734537309,
            updated_at: 1734537309,
          },
        ],
        total_count: 2,
      },
    },
  ],
});
