import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { InternalArticleSearchResponse } from './schemas.ts';

export const search = operation({
  name: 'internal_articles.search',
  route: 'GET /internal_articles/search',
  summary: 'Search internal articles',
  description: 'Finds internal articles by folder. For words in their text use content.search with content_types internal_article.',
  asked: [
    'internal articles in a folder',
    'find a staff page',
    'search the internal knowledge, is there a guide for agents',
    'look up our internal process',
    'how do we handle refunds, is there something for staff',
    'our own guide for colleagues on returns',
    'find the playbook on chargebacks',
    'search the staff wiki',
    'do we have an internal guide on this',
    'how should agents handle a lost badge, internal rules',
    'look in our internal docs for refund rules',
    'what is our policy for staff on that',
    'internal page that mentions the on-call number',
    'is there a runbook for outages',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'internal_article.searched' },
  since: '2.13',
  paging: { form: 'page', items: 'data.internal_articles' },
  query: { folder_id: id('Id of the folder.', 'folders').optional(), page, per_page: perPage(100, 10) },
  output: InternalArticleSearchResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/searchinternalarticles',
  examples: [{ title: 'Search internal articles', input: {}, output: { type: 'list', total_count: 1 } }],
});
