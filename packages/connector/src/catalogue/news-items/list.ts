import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { NewsItem } from './schemas.ts';

export const list = operation({
  name: 'news_items.list',
  route: 'GET /news/news_items',
  summary: 'List news items',
  description: 'News of the workspace, drafts included, newest first. What a newsfeed shows is in newsfeed_items.list.',
  asked: [
    'list news items',
    'which announcements and release notes have we posted',
    'drafts of news',
    'all our news',
    'all announcements so far',
    'list news posts',
    'what have we announced lately',
    'our changelog',
    'news we published this year',
    'which announcements are live and which are not yet',
    'posts in our changelog',
    'what news did we publish in spring',
    'what did we tell users lately in the app',
    'what have we announced',
    'all posts',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'news_items:read',
  permissions: ['read_news_items'],
  audit: { event: 'news_item.listed' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  workspace: 'workspace_id',
  query: { page, per_page: perPage(50, 10) },
  output: listOf(NewsItem, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/listnewsitems',
  examples: [
    {
      title: 'List news items',
      input: {},
      output: {
        type: 'list',
        data: [{ id: '29', type: 'news-item', title: 'We have news', state: 'draft', created_at: 1734537793, updated_at: 1734537793 }],
        total_count: 2,
      },
    },
  ],
});
