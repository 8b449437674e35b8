import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Note } from './schemas.ts';

export const list = operation({
  name: 'notes.list',
  route: 'GET /contacts/{contact_id}/notes',
  summary: 'List the notes on a contact',
  description: 'What teammates noted about a contact, newest first. Notes are internal: the customer does not see them.',
  asked: [
    'notes on a person',
    'what have colleagues written down about this customer',
    'remarks on the profile',
    'background of the lead from our notes',
    'what do we have on her from earlier talks',
    'anything I should know about this customer',
    'have colleagues left remarks about him',
    'history and notes of the customer before I write',
    'read me what is written on her profile',
    'notes on Rosa',
    'what did we write down about this person',
    'show remarks about a contact',
    'all notes of a customer',
    'what is noted on this lead',
    'is there any note on his profile',
    'previous notes about the customer',
    'what have we noted on Tom',
    'read the remarks on the lead',
    'anything on file about this person from colleagues',
    'old notes about her',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'note.listed', target: 'contact_id' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  query: { page, per_page: perPage(150, 50) },
  output: listOf(Note, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/notes/listnotes',
  examples: [
    {
      title: 'List the notes on a contact',
      input: { contact_id: '123' },
      output: { type: 'list', data: [{ type: 'note', id: '26', created_at: 1733932587 }], total_count: 3 },
    },
  ],
});
