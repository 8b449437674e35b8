import { operation } from '../operation.ts';
import { perPage, startingAfter } from '../shared/fields.ts';
import { ConversationList } from './schemas.ts';

export const list = operation({
  name: 'conversations.list',
  route: 'GET /conversations',
  summary: 'List conversations',
  description:
    'Conversations, last updated first, without their parts: read one with conversations.get. There is no limit to how far back pages go; ' +
    'for a certain time or text use conversations.search.',
  asked: [
    'list the latest conversations',
    'what is new in the inbox',
    'most recent chats',
    'all conversations, page by page',
    'show my inbox',
    'who wrote to us lately',
    'anything new',
    'what came in last',
    'what came in during the last minutes',
    'let me see the inbox',
    'show the newest threads',
    'show me the newest conversations',
    'latest chats in the workspace',
    'all conversations we have',
    'inbox overview',
    'what is going on in the inbox',
    'list the last 20 chats',
    'anything that came in recently',
    'show recent customer messages',
    'newest chats first',
    'walk through all chats from the latest',
    'what came in today',
    'see the latest messages in the inbox',
    'list chats without any filter',
    'what is new',
    'let me go through the inbox',
    'threads one page after the other',
    'nightly copy of all conversations',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation.listed' },
  since: '2.7',
  tool: 'intercom_list_conversations',
  paging: { form: 'cursor', items: 'conversations' },
  query: { per_page: perPage(150, 20), starting_after: startingAfter },
  output: ConversationList,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/listconversations',
  examples: [
    {
      title: 'The 20 last updated',
      input: {},
      output: {
        type: 'conversation.list',
        conversations: [{ type: 'conversation', id: '512', state: 'open', open: true }],
        total_count: 1,
      },
    },
  ],
});
