import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Newsfeed } from './schemas.ts';

export const get = operation({
  name: 'newsfeeds.get',
  route: 'GET /news/newsfeeds/{newsfeed_id}',
  summary: 'Get a newsfeed',
  description: 'One newsfeed by its id, with its name and times.',
  asked: [
    'show one newsfeed',
    'name of a news feed by id',
    'when was this feed made',
    'details of newsfeed 3',
    'show one feed',
    'what is the feed called',
    'show newsfeed 3',
    'one feed with its name and dates',
    'what is feed 3 about',
    'settings of a single news feed',
    'which feed has this id',
    'name of feed 2',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'news_items:read',
  permissions: ['read_news_items'],
  audit: { event: 'newsfeed.read', target: 'newsfeed_id' },
  since: '2.7',
  path: { newsfeed_id: id('Id of the newsfeed.', 'newsfeeds') },
  output: Newsfeed,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/retrievenewsfeed',
  examples: [
    {
      title: 'Get a newsfeed',
      input: { newsfeed_id: '123' },
      output: { id: '72', type: 'newsfeed', name: 'Visitor Feed', created_at: 1734537815, updated_at: 1734537815 },
    },
  ],
});
