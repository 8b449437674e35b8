import * as z from 'zod';
import { wanted } from '../described.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Participants } from './schemas.ts';

export const attach = operation({
  name: 'conversation_contacts.attach',
  route: 'POST /conversations/{conversation_id}/customers',
  summary: 'Add a person to a conversation',
  description:
    'Adds a person to a conversation as a further participant, who sees all of it: by id, external_id or email. An email address that nobody has becomes a lead.',
  asked: [
    'add a person to a conversation',
    'bring her colleague into the chat',
    'cc someone on the thread',
    'let another customer take part',
    'loop in a second recipient',
    'her boss should see the answers too',
    'add his email to the thread',
    'put him in copy on this',
    'her manager wants to follow the thread',
    'her daughter should get the replies too',
    'add Rosa to the conversation',
    'put her colleague in cc on this chat',
    'he wants to be part of the thread',
    'include his lawyer in the conversation',
    'bring another customer into this email thread',
    'make it a group conversation with her manager',
    'add a participant to chat 9087',
    'also send the answers in this thread to her accountant',
    'put her husband into the thread too',
    'add somebody to the email exchange',
    'lawyer should be in the chat',
    'Tom wants to read along',
    'include a further person in this thread',
    'his wife should get our answers as well',
    'let the accountant read along',
    'lawyer wants to be in the chat too',
    'somebody else should read along in this thread',
    'add a further person to the mail exchange',
    'let her accountant be part of the chat',
    "Ada's boss wants to see the thread",
    'his boss should read along in 781',
    'put accounting@firm.com in cc on the chat',
    'let her husband into the thread',
    'second person in the chat: Ada',
    'include Rosa in 781',
    'get the buyer of the firm into this thread too',
    "copy the client's accountant on 781",
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [
    { by: 'read', operation: 'conversations.get', input: { conversation_id: 'conversation_id' }, rows: 'contacts.contacts', same: [] },
  ],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.contact_attached', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.') },
  body: {
    admin_id: bodyId('The teammate who adds the person (see admins.me).', 'admins').optional(),
    customer: wanted(
      z
        .union([
          z.strictObject({ intercom_user_id: bodyId('Intercom id of the contact.', 'contacts') }),
          z.strictObject({ user_id: bodyId("The contact's external_id.") }),
          z.strictObject({ email: z.string().min(1).max(500).describe('Email address.') }),
        ])
        .describe('The person: by intercom_user_id, user_id (external_id) or email.'),
    ),
  },
  output: Participants,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/attachcontacttoconversation',
  examples: [
    {
      title: 'Add a person to a conversation',
      input: { conversation_id: '512', admin_id: '991267459', customer: { intercom_user_id: '69fc21865a28f6d15c73b074' } },
      output: { customers: [{ type: 'user', id: '69fc21865a28f6d15c73b074' }] },
    },
  ],
});
