import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Article } from './schemas.ts';

export const list = operation({
  name: 'articles.list',
  route: 'GET /articles',
  summary: 'List articles',
  description: 'Help center articles, last updated first, drafts included.',
  asked: [
    'list all help articles',
    'which help pages do we have',
    'all articles with their views and ratings',
    'drafts in the help center',
    'pages edited last or not touched for long',
    'most read articles',
    'which pages get bad reactions',
    'newest help pages',
    'articles nobody reads',
    'overview of our public pages',
    'give me every article in the help center with its status',
    'inventory of our public docs',
    'all published articles with views',
    'which help pages are unpublished',
    'list of guides for customers',
    'titles and links of all articles',
    'articles ordered by last update',
    'what public pages exist',
    'export of all knowledge base articles',
    'how many articles have we published',
    'which pages perform badly',
    'every help page and who wrote it',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article.listed' },
  since: '2.7',
  tool: 'intercom_list_articles',
  paging: { form: 'page', items: 'data' },
  // The reference names no maximum; 100 was accepted on live traffic.
  query: { page, per_page: perPage(100, 25) },
  output: listOf(Article, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/listarticles',
  examples: [
    {
      title: 'The first page',
      input: { page: 1 },
      output: {
        type: 'list',
        data: [{ type: 'article', id: '15009621', title: 'Reset your password', state: 'published' }],
        total_count: 1,
      },
    },
  ],
});
