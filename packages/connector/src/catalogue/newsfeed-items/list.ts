import { NewsItem } from '../news-items/schemas.ts';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';

export const list = operation({
  name: 'newsfeed_items.list',
  route: 'GET /news/newsfeeds/{newsfeed_id}/items',
  summary: 'List what a newsfeed shows',
  description: 'The live news items of one newsfeed.',
  asked: [
    'what does a newsfeed show',
    'live news in a feed',
    'which posts do users see in the feed',
    'what do customers see in the feed right now',
    'what is in newsfeed 3',
    'news currently shown in the feed',
    'posts in our product news feed',
    'items of one feed',
    'which announcements are live in the feed',
    'what are customers reading in the feed at the moment',
    'announcements that are in feed 3',
    'everything published in the customer feed',
    'what do users see under news',
    'user says he sees old news, what is in the feed',
    'posts in feed 2',
    'what do readers see in the feed',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'news_items:read',
  permissions: ['read_news_items'],
  audit: { event: 'newsfeed.items_listed', target: 'newsfeed_id' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  path: { newsfeed_id: id('Id of the newsfeed.', 'newsfeeds') },
  query: { page, per_page: perPage(50, 20) },
  output: listOf(NewsItem, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/listlivenewsfeeditems',
  examples: [{ title: 'List what a newsfeed shows', input: { newsfeed_id: '123' }, output: { type: 'list', data: [], total_count: 0 } }],
});
