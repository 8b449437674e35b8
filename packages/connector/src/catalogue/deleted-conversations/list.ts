import * as z from 'zod';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { NumberedPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { DeletedConversationItem } from './schemas.ts';

export const list = operation({
  name: 'deleted_conversations.list',
  route: 'GET /conversations/deleted',
  summary: 'List deleted conversations',
  description:
    'Ids of conversations that were deleted, when, and whether their figures were kept; last deleted first unless order is asc. For ' +
    'taking them out of a copy.',
  asked: [
    'which conversations were deleted',
    'ids of removed chats, to take them out of our copy',
    'what has been erased since last sync',
    'chats that somebody wiped',
    'were any chats deleted',
    'which chats vanished this month',
    'which threads were deleted lately',
    'ids of conversations that have been erased',
    'list of deleted chats for our warehouse',
    'did somebody delete conversations',
    'purged conversations since last night',
    'removed conversations, so that we can delete them on our side as well',
    'have conversations been deleted',
    'deleted chats since last week',
    'a chat is gone, which ones were deleted',
    'customer says his chat is gone, was it deleted',
    'chats removed since a date',
    'which chats were erased',
    'ids of conversations that are gone',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation.deleted_listed' },
  since: '2.16',
  paging: { form: 'page', items: 'conversations' },
  query: { page, per_page: perPage(60, 20), order: z.string().max(2000).describe('asc or desc.').optional() },
  output: loose({
    conversations: z.array(DeletedConversationItem),
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    pages: NumberedPages.nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/listdeletedconversationids',
  examples: [
    {
      title: 'List deleted conversations',
      input: {},
      output: { type: 'conversations.list', total_count: 4, conversations: [{ type: 'conversation', id: '512' }] },
    },
  ],
});
