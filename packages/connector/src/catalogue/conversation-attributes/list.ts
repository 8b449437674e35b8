import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { ConversationAttribute } from './schemas.ts';

export const list = operation({
  name: 'conversation_attributes.list',
  route: 'GET /conversations/attributes',
  summary: 'List conversation attributes',
  description:
    "The attributes that conversations have, Intercom's own and the workspace's, with type and options; archived ones with " +
    'include_archived.',
  asked: [
    'which fields do conversations have',
    'list conversation attributes with their options',
    'what do agents fill in on chats',
    'custom fields on cases',
    'what must be filled in before a case is closed',
    'fields of a chat',
    'what custom attributes can a conversation have',
    'all the fields agents see next to a chat',
    'ids of conversation fields',
    'list chat fields and their options',
    'which data points do we collect on conversations',
    'which attributes do agents set on a chat',
    'names and ids of conversation fields',
    'what fields are there on cases in the inbox',
    'what can I fill in on a chat',
    'fields on chats',
    'which attributes can a conversation have',
    'names of the chat fields',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation_attribute.listed' },
  since: '2.16',
  paging: { form: 'none', items: 'data' },
  query: { include_archived: z.boolean().describe('Also the archived ones.').optional() },
  output: loose({ data: z.array(ConversationAttribute), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/listconversationattributes',
  examples: [
    {
      title: 'List conversation attributes',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'conversation_attribute', id: 3, name: 'test 2', created_at: 1777473061, updated_at: 1777473061 }],
      },
    },
  ],
});
