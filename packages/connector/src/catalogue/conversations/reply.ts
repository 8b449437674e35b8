import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { amongParts } from './among-parts.ts';
import { AdminReply, ContactChoices, ContactReplyByEmail, ContactReplyById, ContactReplyByUserId, Conversation } from './schemas.ts';

export const reply = operation({
  name: 'conversations.reply',
  route: 'POST /conversations/{conversation_id}/reply',
  summary: 'Reply to a conversation',
  description:
    'Adds a reply that the customer sees (message_type comment) or an internal note (note), as the teammate admin_id. To ' +
    'close, snooze or assign: conversations.manage.',
  asked: [
    'answer the customer, write back, respond',
    'tell her that it is on the way',
    'reply to the chat',
    'leave an internal note in the thread, only for colleagues',
    'private comment, remark for the team',
    'ask him for a screenshot, a photo or his order number',
    'say thanks and sorry to the customer',
    'send a saved reply or file in the conversation',
    'mention a teammate in the case',
    'let him know it has been shipped',
    'tell them we are looking into it',
    'ask for the serial number',
    'write back that we need two more days',
    'private remark for a colleague in the thread',
    'explain how to reset the password',
    'explain to him why it takes so long',
    'she should know that her parcel left',
    'confirm the appointment to the customer',
    'apologise for the delay',
    'explain to the customer how it works',
    'jot something in the chat just for us',
    'send him the tracking number',
    'promise him that we come back by noon',
    'a hint for a colleague in here that the customer must not see',
    'comfort her, tell her we are sorry',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    amongParts([
      { row: 'author.id', as: 'intercom_user_id' },
      { row: 'author.email', as: 'email' },
    ]),
  ],
  // Up to 2.4 closing, snoozing and assigning were replies; Intercom's own Ruby client still sends them here.
  standsFor: { field: 'message_type', operation: 'conversations.manage' },
  several: { of: 'conversation_id', only: { field: 'message_type', values: ['note'] } },
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.replied', target: 'conversation_id' },
  since: '2.7',
  tool: 'intercom_reply_to_conversation',
  path: { conversation_id: id('Id of the conversation, or `last` for the latest one.') },
  body: [AdminReply, ContactReplyById, ContactReplyByEmail, ContactReplyByUserId, ...ContactChoices],
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/replyconversation',
  examples: [
    {
      title: 'A note for the team',
      input: { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '991267459', body: 'Refund approved.' },
      output: { type: 'conversation', id: '512', state: 'open', open: true },
    },
    {
      title: 'An answer to the customer',
      input: { conversation_id: '512', type: 'admin', message_type: 'comment', admin_id: '991267459', body: 'On it.' },
      output: { type: 'conversation', id: '512', state: 'open', open: true },
    },
  ],
});
