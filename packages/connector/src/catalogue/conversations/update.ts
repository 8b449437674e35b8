import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, customAttributes, id } from '../shared/fields.ts';
import { Conversation, displayAs } from './schemas.ts';

export const update = operation({
  name: 'conversations.update',
  route: 'PUT /conversations/{conversation_id}',
  summary: 'Change a conversation',
  description:
    'Changes title, read mark, company or custom attributes of a conversation. To answer, close, snooze or assign use ' +
    'conversations.reply and conversations.manage.',
  asked: [
    'set a field of a conversation',
    'fill in the contact reason on the chat',
    'mark a conversation as read or unread',
    'change title or subject of the thread',
    'put the chat under another company',
    'write an attribute on this case',
    'the topic on this chat is wrong, set another',
    'mark it unread so that I see it later',
    'put the reason into the field of this case',
    'note the order number on the conversation as a field',
    'label the issue type field of this case',
    'link the chat with another firm',
    'fill in a custom attribute on the conversation',
    'write the order number into the field of the chat',
    'set the topic of conversation 9087',
    'mark the conversation read',
    'rename the thread',
    'change an attribute of the case',
    'give this chat another title',
    'put value Courier in the contact reason field',
    'set the product field on this chat',
    'conversation belongs to another company, change that',
    'mark chat as unread',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'conversation_id', without: ['title'] },
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.updated', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.') },
  query: { display_as: displayAs },
  body: {
    read: z.boolean().describe('Whether it was read.').optional(),
    title: z.string().max(2000).describe('Title.').optional(),
    custom_attributes: customAttributes.optional(),
    company_id: bodyId('Intercom id of the company.', 'companies').optional(),
  },
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/updateconversation',
  examples: [
    {
      title: 'Change a conversation',
      input: { conversation_id: '512', read: true, title: 'Late parcel' },
      output: { type: 'conversation', id: '512', title: 'Late parcel', read: true },
    },
  ],
});
