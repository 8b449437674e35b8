import * as z from 'zod';
import { operation } from '../operation.ts';
import { actingAdmin, id } from '../shared/fields.ts';
import { Note } from './schemas.ts';

export const create = operation({
  name: 'notes.create',
  route: 'POST /contacts/{contact_id}/notes',
  summary: 'Add a note to a contact',
  description:
    'Adds an internal note to a contact; admin_id says which teammate wrote it. For a note inside a conversation use ' +
    'conversations.reply with message_type note.',
  asked: [
    'write a note on a customer',
    'put on the profile that she prefers to be called',
    'remember something about this person',
    'jot down what the lead said',
    'remark for colleagues on a contact',
    'log what we talked about',
    'keep in mind that she only reads German',
    'remind whoever opens the profile',
    'write on his profile that he pays by invoice',
    'note for next time: call after five',
    'he only reads Spanish, everyone should know',
    'he was rude on the phone, leave a remark on him',
    'add a remark to a customer',
    'he prefers to be called by his first name',
    'budget is frozen, keep that on her profile',
    'add a note on Rosa',
    'note on the contact: prefers mail',
    'leave a remark on a person for colleagues',
    'put down on the customer that she is hard of hearing',
    'remember for this customer: no calls before ten',
    'log a call on the contact',
    'write on the lead what we discussed',
    'keep on file that he is allergic to phone calls',
    'private note about the customer',
    'jot on his profile that he is a friend of the boss',
    'comment on the customer record',
    'write down for the team that she is a journalist',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'notes.list',
      input: { contact_id: 'contact_id' },
      rows: 'data',
      same: [{ row: 'body', as: 'body', text: true }],
    },
  ],
  several: { of: 'contact_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'note.created', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  body: {
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.'),
    admin_id: actingAdmin('The teammate who does it (see admins.me).').optional(),
  },
  output: Note,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/notes/createnote',
  examples: [
    {
      title: 'Add a note to a contact',
      input: { contact_id: '123', admin_id: '991267583', body: 'Hello' },
      output: { type: 'note', id: '31', created_at: 1734537390 },
    },
  ],
});
