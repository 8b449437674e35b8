import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { actingAdmin, id } from '../shared/fields.ts';
import { Participants } from './schemas.ts';

export const detach = operation({
  name: 'conversation_contacts.detach',
  route: 'DELETE /conversations/{conversation_id}/customers/{contact_id}',
  summary: 'Take a person out of a conversation',
  description: 'Takes a contact out of a conversation with several; the last one cannot be taken out.',
  asked: [
    'take a person out of a conversation',
    'remove him from the group chat',
    'drop a participant, stop cc',
    'she should not see this thread any more',
    'remove Rosa from the conversation',
    'her colleague does not want to be in the thread any longer',
    'kick a participant out of the chat',
    'take his address off the cc of this thread',
    'he was added by mistake, take him out of the conversation',
    'he should not read along any more',
    'take Tom off the thread',
    'remove a participant from the group chat',
    'get her out of this conversation',
    'wife should not get our answers any longer',
    'Bob is to be out of the thread 781',
    'her ex must not read along in 781',
    'the cc on 781 was a mistake',
    'drop accounting from copy in the chat',
    'kick a person out of the group thread',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.contact_detached', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.'), contact_id: id('Intercom id of the contact.', 'contacts') },
  body: {
    admin_id: actingAdmin('The teammate who does it (see admins.me).'),
    customer: z
      .strictObject({
        intercom_user_id: idOf('contacts', z.string().min(1).max(255)).optional(),
        user_id: z.string().min(1).max(255).optional(),
        email: z.string().min(1).max(500).optional(),
      })
      .optional()
      .describe('The same person again; contact_id is what counts.'),
  },
  output: Participants,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/detachcontactfromconversation',
  examples: [
    {
      title: 'Take a person out of a conversation',
      input: { conversation_id: '512', contact_id: '69fc21865a28f6d15c73b074', admin_id: '991267459' },
      output: { customers: [{ type: 'user', id: '69fc21865a28f6d15c73b074' }] },
    },
  ],
});
