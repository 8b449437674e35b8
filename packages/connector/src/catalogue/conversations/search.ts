import * as z from 'zod';
import { operation } from '../operation.ts';
import { searchFieldsInWords } from '../search-fields.ts';
import { every, pagination, queryOrWords, sort } from '../shared/search.ts';
import { ConversationList } from './schemas.ts';
import { conversationFields } from './search-fields.ts';

export const search = operation({
  name: 'conversations.search',
  route: 'POST /conversations/search',
  summary: 'Search conversations',
  description:
    'Finds conversations. Plain words look in the message that began them, each as a whole ("refund" is not "refunds": try ' +
    'both); or give a filter such as {"field":"state","operator":"=","value":"open"}, or a group {"operator":"AND","value":[filters]} of at most 15, two levels deep. ' +
    searchFieldsInWords(conversationFields, [
      'state',
      'priority',
      'open',
      'admin_assignee_id',
      'team_assignee_id',
      'tag_ids',
      'contact_ids',
      'source.author.email',
      'source.type',
      'created_at',
      'updated_at',
      'waiting_since',
      'statistics.last_close_at',
      'statistics.time_to_admin_reply',
      'conversation_rating.score',
    ]),
  asked: [
    'find conversations about a topic',
    'chats that are unassigned, unanswered or waiting',
    'open conversations of a team or teammate',
    'my open cases, oldest first',
    'everything that came in last week',
    'how many chats did we close, by day, tag or channel',
    'bad ratings and what customers said, csat',
    'conversations of one customer',
    'who has been waiting longest for an answer',
    'snoozed, priority or unread chats',
    'threads with a tag or about a bug',
    'what do customers complain about most',
    'closed cases of a colleague',
    'overdue, sla missed',
    'has this customer ever written to us',
    'what did people ask about the new feature',
    'what did we tell them',
    'who answered yesterday',
    'cases from one company',
    'everything with the word refund in it',
    'complaints since summer',
    'find the chat with Mr Smith',
    'chats that nobody has picked up',
    'which of mine wait for me',
    'busiest day',
    'how many were closed yesterday',
    'what did this firm want from us in June',
    'angry customers this week',
    'threads where nobody has said anything for days',
    'how often was a refund asked for',
    'people charged twice, complaints about one thing',
    'who is still without an answer',
    'which chats has Anna got',
    'conversations with a label',
    'oldest chat without an answer',
    'customers swore at us today',
    'cases from the outage that are still open',
    'how long does a customer wait at the moment',
    'what came in at night',
    'chats about an order or parcel',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation.searched' },
  since: '2.7',
  tool: 'intercom_search_conversations',
  paging: { form: 'body-cursor', items: 'conversations' },
  searchFields: conversationFields,
  query: {
    include_monitors: z.boolean().optional().describe('Also monitor evaluations.'),
    include_scorecards: z.boolean().optional().describe('Also scorecards.'),
  },
  body: {
    // Bodies are matched word by word, so a phrase would find nothing.
    query: queryOrWords(
      (words) => every(words.map((value) => ({ field: 'source.body', operator: '~', value }))),
      'Plain words, a filter, or a group of filters.',
    ),
    pagination,
    // Not in Intercom's description, yet it works and several clients rely on it.
    sort,
  },
  output: ConversationList,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/searchconversations',
  examples: [
    {
      title: 'Everything about refunds',
      input: { query: 'refund' },
      output: { type: 'conversation.list', conversations: [], total_count: 0 },
    },
    {
      title: 'Open ones, the 50 newest',
      input: { query: { field: 'open', operator: '=', value: true }, pagination: { per_page: 50 } },
      output: { type: 'conversation.list', conversations: [{ type: 'conversation', id: '512', state: 'open' }], total_count: 1 },
    },
  ],
});
