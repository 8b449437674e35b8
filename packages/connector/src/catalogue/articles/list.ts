import * as z from 'zod';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { resource, type Schema } from '../shared/resource.ts';

const article = resource(
  {
    type: z.literal('article').optional(),
    id: z.string(),
    title: z.string().nullish(),
    description: z.string().nullish(),
    body: z.string().nullish(),
    author_id: z.int().nullish(),
    state: z.string().nullish(),
    url: z.string().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
  },
  { row: ['id', 'title', 'description', 'state', 'url', 'updated_at'], untrusted: [], html: ['body'] },
);

interface Article extends z.output<typeof article> {}
const Article: Schema<Article> = article;

export const list = operation({
  name: 'articles.list',
  route: 'GET /articles',
  summary: 'List articles',
  description: 'Help center articles, last updated first, drafts included.',
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
