import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id, seconds } from '../shared/fields.ts';
import { NewsItem } from './schemas.ts';

export const update = operation({
  name: 'news_items.update',
  route: 'PUT /news/news_items/{news_item_id}',
  summary: 'Change a news item',
  description: 'Changes a news item; title and sender_id are always needed. A body replaces the one before as a whole.',
  asked: [
    'change a news item',
    'correct an announcement',
    'publish a news draft, take news offline',
    'put the news into another feed',
    'edit the release notes',
    'typo in the title of a changelog post',
    'edit news item 312',
    'announcement needs other words',
    'publish the draft news',
    'take the news offline',
    'the release notes need a correction',
    'put the news post live tomorrow',
    'rename a news post',
    'send the news only to another feed or group',
    'swap the date in the announcement',
    'the changelog post has a mistake',
    'unpublish the announcement',
    'news should also go to trial users',
    'edit the title of a news post',
    'replace the picture in the announcement',
    'wrong date in the announcement, put the right one',
    'news post has a typo',
    'publish the announcement',
    'change cover or text of a post',
    'post should also go to another feed',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'news_items:write',
  permissions: ['read_write_news_items'],
  audit: { event: 'news_item.updated', target: 'news_item_id' },
  since: '2.7',
  path: { news_item_id: id('Id of the news item.', 'news_items') },
  body: {
    title: z.string().max(2000).describe('Title.'),
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
    sender_id: idOf('admins', z.int().describe('Id of the teammate whom it comes from.')),
    state: z.enum(['draft', 'live']).describe('State.').optional(),
    deliver_silently: z.boolean().describe('Show it without a notification.').optional(),
    labels: z.array(z.string().min(1).max(255)).max(1000).describe('Labels that readers see.').optional(),
    reactions: z
      .array(z.string().min(1).max(255).nullable())
      .max(1000)
      .describe('Emojis that readers can choose; null for the standard ones.')
      .optional(),
    newsfeed_assignments: z
      .array(
        z.strictObject({
          newsfeed_id: idOf('newsfeeds', z.int().describe('Id of the newsfeed.')).optional(),
          published_at: seconds('When it shows.').optional(),
        }),
      )
      .max(1000)
      .describe('Feeds in which it shows, and for how long.')
      .optional(),
  },
  output: NewsItem,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/updatenewsitem',
  examples: [
    {
      title: 'Change a news item',
      input: {
        news_item_id: '123',
        title: 'Christmas is here!',
        body: '<p>New gifts in store for the jolly season</p>',
        sender_id: 991267845,
        reactions: ['😝', '😂'],
      },
      output: {
        id: '37',
        type: 'news-item',
        title: 'Christmas is here!',
        state: 'live',
        labels: [],
        reactions: ['😝'],
        created_at: 1734537803,
        updated_at: 1734537804,
        newsfeed_assignments: [],
      },
    },
  ],
});
