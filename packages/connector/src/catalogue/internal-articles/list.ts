import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { InternalArticleListItem } from './schemas.ts';

export const list = operation({
  name: 'internal_articles.list',
  route: 'GET /internal_articles',
  summary: 'List internal articles',
  description: 'Articles that only teammates and their AI tools see, last updated first. For the public ones use articles.list.',
  asked: [
    'list internal articles',
    'our how-tos, those for staff only',
    'which internal pages and playbooks do we have',
    'documents only for the team',
    'all internal articles',
    'staff-only documents',
    'list pages of the team wiki',
    'what internal guides exist',
    'show our playbooks',
    'private how-tos, all of them',
    'which private guides do we have',
    'list of internal pages',
    'all how-tos for the team',
    'new colleague asks what reading we have for agents only',
    'what is there to read for staff, nothing public',
    'reading list for new agents',
    'all staff docs',
    'internal pages one after the other',
    'overview of staff-only pages, last changed first',
    'agent-only articles, all of them',
    'inventory of what only the team can read',
    'list knowledge that is for agents only',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'internal_article.listed' },
  since: '2.13',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(100, 25) },
  output: listOf(InternalArticleListItem, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/listinternalarticles',
  examples: [
    {
      title: 'List internal articles',
      input: {},
      output: { type: 'list', total_count: 1, data: [{ id: '39', title: 'Thanks for everything' }] },
    },
  ],
});
