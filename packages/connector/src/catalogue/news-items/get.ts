import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { NewsItem } from './schemas.ts';

export const get = operation({
  name: 'news_items.get',
  route: 'GET /news/news_items/{news_item_id}',
  summary: 'Get a news item',
  description: 'One news item by id, with its body, feeds and reactions.',
  asked: [
    'show one news item',
    'what does the announcement say and how did people react',
    'open a news post',
    'how did readers react to the post',
    'show news item 312',
    'open an announcement',
    'text of one changelog post',
    'how did users react to the release post',
    'look at one announcement',
    'did people like the announcement, reactions',
    'the post about dark mode, what does it say',
    'what did we write in the news on version 3',
    'one news post with its text',
    'show post 72',
    'who sees the announcement',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'news_items:read',
  permissions: ['read_news_items'],
  audit: { event: 'news_item.read', target: 'news_item_id' },
  since: '2.7',
  path: { news_item_id: id('Id of the news item.', 'news_items') },
  output: NewsItem,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/retrievenewsitem',
  examples: [
    {
      title: 'Get a news item',
      input: { news_item_id: '123' },
      output: {
        id: '34',
        type: 'news-item',
        title: 'We have news',
        state: 'live',
        labels: [],
        reactions: [null],
        created_at: 1734537800,
        updated_at: 1734537800,
        newsfeed_assignments: [{ newsfeed_id: 55, published_at: 1734537800 }],
      },
    },
  ],
});
