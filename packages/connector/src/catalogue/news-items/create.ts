import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { seconds } from '../shared/fields.ts';
import { NewsItem } from './schemas.ts';

export const create = operation({
  name: 'news_items.create',
  route: 'POST /news/news_items',
  summary: 'Write a news item',
  description: 'Adds a news item, a draft unless state is live. sender_id is a teammate; newsfeed_assignments say in which feeds it shows.',
  asked: [
    'write a news item',
    'announce a new feature in the news',
    'post release notes or a changelog entry',
    'publish news in the messenger',
    'tell all users what is new',
    'let everyone know about the new feature',
    'publish a news post on the new dashboard',
    'write an announcement for our users',
    'put version 3.2 into the changelog',
    'new changelog entry',
    'tell customers in the news what has changed',
    'draft a news post',
    'add a product update to the newsfeed',
    'announce the maintenance in the news',
    'write a release post about dark mode',
    'announce to all customers in the product that we moved',
    "new post for what's new",
    'make an announcement, as a draft',
    'news about the price change, publish it in the feed',
    'let all users read about the new version',
    'prepare a news entry',
    'blog-like post in the messenger about the update',
    'let our users know about the update in the app',
    'turn this into a post for all users',
    'tell users in the app about the new export',
    'write a news post',
    'announce the release in the feed',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'news_items.list',
      input: {},
      rows: 'data',
      same: [
        { row: 'title', as: 'title' },
        { row: 'sender_id', as: 'sender_id' },
      ],
    },
  ],
  scope: 'news_items:write',
  permissions: ['read_write_news_items'],
  audit: { event: 'news_item.created' },
  since: '2.7',
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
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/createnewsitem',
  examples: [
    {
      title: 'Write a news item',
      input: {
        title: 'Halloween is here!',
        body: '<p>New costumes in store for this spooky season</p>',
        labels: ['Product', 'Update', 'New'],
        sender_id: 991267834,
        deliver_silently: true,
        reactions: ['😆', '😅'],
        state: 'live',
        newsfeed_assignments: [{ newsfeed_id: 53, published_at: 1664638214 }],
      },
      output: {
        id: '33',
        type: 'news-item',
        title: 'Halloween is here!',
        state: 'live',
        labels: ['New'],
        reactions: ['😆'],
        created_at: 1734537797,
        updated_at: 1734537797,
        newsfeed_assignments: [{ newsfeed_id: 53, published_at: 1664638214 }],
      },
    },
  ],
});
