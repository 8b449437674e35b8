import { Note } from '../notes/schemas.ts';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';

export const list = operation({
  name: 'company_notes.list',
  route: 'GET /companies/{company_id}/notes',
  summary: 'List the notes on a company',
  description: 'What teammates noted about a company, newest first. Notes are internal.',
  asked: [
    'notes on a company',
    'what have colleagues written down about the firm',
    'remarks on the account',
    'what did we agree with that customer company, read the notes',
    'what was noted on Acme so far',
    'what should I know about the account before the call',
    'what notes are there on Initech',
    'show remarks about the account',
    'anything written down on this firm',
    'read the account notes before my meeting',
    'history of notes for a client firm',
    'what did sales note about that company',
    'internal notes on the organisation',
    'what did we write about the client',
    'read remarks on Bluebird',
    'prior notes on the firm before I call',
    'what was agreed with this client, according to our notes',
    'what do colleagues say about this client',
    'what do we have written about this client',
    'what did we jot on the firm',
    'remarks about an account',
    'read notes of company 7aa2',
    'background that colleagues noted on Bluebird',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company_note.listed', target: 'company_id' },
  since: '2.15',
  paging: { form: 'page', items: 'data' },
  path: { company_id: id('Intercom id of the company.', 'companies') },
  query: { page, per_page: perPage(150, 50) },
  output: listOf(Note, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/notes/listcompanynotes',
  examples: [
    {
      title: 'List the notes on a company',
      input: { company_id: '5f4d3c1c-7b1b-4d7d-a97e-6095715c6632' },
      output: { type: 'list', data: [{ type: 'note', id: '26', created_at: 1733932587 }], total_count: 1 },
    },
  ],
});
