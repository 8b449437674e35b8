import * as z from 'zod';
import { Message } from '../messages/schemas.ts';
import { operation } from '../operation.ts';
import { bodyId, seconds } from '../shared/fields.ts';

export const create = operation({
  name: 'conversations.create',
  route: 'POST /conversations',
  summary: 'Begin a conversation as a contact',
  description:
    'Begins a conversation in the name of a contact (from), who said body; plain text only. To write to a contact use ' +
    'messages.create. The answer is the message; conversation_id may take seconds to be found.',
  asked: [
    'start a conversation in the name of a customer',
    'open a chat as if the user had written',
    'put an email or contact form message in the inbox from a contact',
    'import what the customer said',
    'log a message that came in by another channel',
    'a customer wrote on paper or by phone, enter it as a chat',
    'create a conversation on behalf of a customer',
    'open a chat from a contact form on our site',
    'put an inbound message from the user into Intercom',
    'our form should start a conversation as the visitor',
    'register an incoming message of a customer',
    'import a mail from a customer as new conversation',
    'simulate a message from a user',
    'customer came by in person, log what she asked as a conversation',
    'post this as if Rosa wrote it',
    'a customer wrote us a letter, enter it as a conversation from him',
    'start a chat as the contact',
    'message that came in by fax, put it in the inbox under her name',
    'web form was filled in, make a conversation out of it',
    "post a customer's message through the api",
    'answer of a customer came by letter, make a chat of it as from him',
    'he told me at the counter, put it in as his message',
    'somebody filled in our web form, start a chat for him',
    'register a message that a customer gave us',
    'enter what a customer wrote elsewhere',
    'post a message as the customer',
    'open a chat in the name of the customer',
    'he phoned and I want a thread as if he had written',
    'put in a message from user u_9',
    'import an old mail as a new conversation from the contact',
    'start a conversation on behalf of a user: his app does not work',
    'log an enquiry that came from our own contact form',
    'a lead filled the form, make a chat out of what she wrote',
    "the customer's question should come in as a new thread",
    'simulate an incoming message from a user',
    'record that contact wrote "where is my order" as a new chat',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look among the newest conversations of the contact for these words.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.created' },
  since: '2.7',
  body: {
    from: z
      .strictObject({ type: z.enum(['lead', 'user', 'contact']).describe('Kind.'), id: bodyId('Intercom id of the contact.', 'contacts') })
      .describe('The contact in whose name it is said.'),
    body: z.string().min(1).max(100_000).describe('What the contact says, as plain text.'),
    subject: z.string().max(2000).optional().describe('Subject, as of an email.'),
    attachment_urls: z.array(z.url()).max(10).optional().describe('Addresses of up to ten images.'),
    created_at: seconds('When it was said; now unless told.').optional(),
    brand_id: bodyId('Id of the brand (brands.list) that it is for.', 'brands').optional(),
  },
  output: Message,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/createconversation',
  examples: [
    {
      title: 'Begin a conversation as a contact',
      input: { from: { type: 'user', id: '69fc21865a28f6d15c73b074' }, body: 'Hello there' },
      output: {
        type: 'user_message',
        id: '403918330',
        created_at: 1734537501,
        body: 'Hello there',
        message_type: 'inapp',
        conversation_id: '512',
      },
    },
  ],
});
