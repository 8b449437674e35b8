import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { Conversation } from './schemas.ts';

export const redact = operation({
  name: 'conversations.redact',
  route: 'POST /conversations/redact',
  summary: 'Redact a part of a conversation',
  description:
    'Removes the words and files of one part (type conversation_part), or of the first message if a contact wrote it (type source), for good; the place stays. A part without words cannot be redacted.',
  asked: [
    'remove a message with personal data from a chat',
    'blank out a card number or password in the thread',
    'delete just one message or attachment of the conversation',
    'take the photo or file out of the chat',
    'sensitive words must go, redact',
    'black out the bank account number he wrote',
    'delete the picture of her passport from the chat',
    'she posted private data in the chat, get that out',
    'remove health or bank details from one message',
    'remove the credit card number from the chat',
    'blank out a message with a password',
    'customer sent a photo of his ID, remove the image',
    'take out one message from the conversation for privacy',
    'redact part 12 of conversation 9087',
    'delete an attachment that holds personal data',
    'hide the sensitive bit that she typed',
    'the message has her social security number, scrub it',
    'scrub private data from the thread',
    'his card number is in the chat, take it out',
    'photo of the passport must be removed from the thread',
    'password in the message, blank it',
    'remove just this one part of the conversation',
    'the customer posted bank details, hide them',
    'he should not have sent his password, hide it',
    'picture of the bill shows the address, remove the picture',
    'customer asks to take his address out of the chat',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Whether the part still shows its text is seen in conversations.get.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.redacted', target: 'conversation_id' },
  since: '2.7',
  body: [
    z.strictObject({
      type: z.enum(['conversation_part']).describe('Kind.'),
      conversation_id: bodyId('Id of the conversation.'),
      conversation_part_id: bodyId('Id of the part (conversations.get).'),
    }),
    z.strictObject({
      type: z.enum(['source']).describe('Kind.'),
      conversation_id: bodyId('Id of the conversation.'),
      source_id: bodyId('Id of the first message: source.id in conversations.get.'),
    }),
  ],
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/redactconversation',
  examples: [
    {
      title: 'Redact a part of a conversation',
      input: { type: 'conversation_part', conversation_id: '512', conversation_part_id: '149' },
      output: { type: 'conversation', id: '512', state: 'open' },
    },
  ],
});
