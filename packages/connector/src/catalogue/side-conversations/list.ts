import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { NumberedPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { SideConversationSummary } from './schemas.ts';

export const list = operation({
  name: 'side_conversations.list',
  route: 'GET /conversations/{id}/side_conversations',
  summary: 'List side conversations',
  description: 'The side conversations that teammates began from a conversation, with their parts.',
  asked: [
    'side conversations of a chat',
    'what did we ask the supplier or colleague on the side',
    'emails to a third party from this case',
    'internal side thread of the conversation',
    'what did the warehouse or partner answer',
    'what did the warehouse reply to us about this case',
    'what did we write to the supplier in this case',
    'show the side thread with the warehouse',
    'has the partner answered on the side',
    'side emails of conversation 9087',
    'internal discussions beside this chat',
    'what did the vendor say',
    'what did the supplier write back in 781',
    'show the mails to the carrier in this case',
    'side talks in the chat',
    'what is said in the side threads',
    'did the carrier answer us on this case',
    'what did the repair shop say to us about 3010',
    'what did we ask the partner on the side of this case',
    'what did we ask the supplier beside chat 781',
    'side threads of the chat',
    'mails to the vendor inside a thread',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation.sides_listed', target: 'id' },
  since: '2.16',
  paging: { form: 'page', items: 'side_conversations' },
  path: { id: id('Id of the conversation.') },
  query: { page, per_page: perPage(50, 25) },
  output: loose({
    side_conversations: z.array(SideConversationSummary),
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    pages: NumberedPages.nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/listsideconversations',
  examples: [
    {
      title: 'List side conversations',
      input: { id: '123' },
      output: {
        type: 'side_conversation.list',
        side_conversations: [
          {
            side_conversation_id: '456',
            conversation_parts: [{ type: 'conversation_part', id: '789', created_at: 1663597223, updated_at: 1663597223 }],
            total_count: 1,
          },
        ],
        total_count: 1,
      },
    },
  ],
});
