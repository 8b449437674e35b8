import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Newsfeed } from './schemas.ts';

export const list = operation({
  name: 'newsfeeds.list',
  route: 'GET /news/newsfeeds',
  summary: 'List newsfeeds',
  description: 'All newsfeeds of the workspace.',
  asked: [
    'which newsfeeds are there',
    'list news feeds',
    'where can news be posted',
    'ids of the feeds',
    'all newsfeeds',
    'which feeds can I post news in',
    'list of news feeds with ids',
    'do we have a feed for internal beta users',
    'what feeds do announcements go into',
    'in which feeds are news published',
    'which channels can announcements be posted in',
    'where in the app can news appear',
    'our feeds and their ids',
    'which feeds are there',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'news_items:read',
  permissions: ['read_news_items'],
  audit: { event: 'newsfeed.listed' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(50, 10) },
  output: listOf(Newsfeed, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/listnewsfeeds',
  examples: [
    {
      title: 'List newsfeeds',
      input: {},
      output: {
        type: 'list',
        data: [{ id: '68', type: 'newsfeed', name: 'Visitor Feed', created_at: 1734537813, updated_at: 1734537813 }],
        total_count: 2,
      },
    },
  ],
});
