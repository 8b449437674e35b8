import * as z from 'zod';
import { Note } from '../notes/schemas.ts';
import { operation } from '../operation.ts';
import { actingAdmin, id } from '../shared/fields.ts';

export const create = operation({
  name: 'company_notes.create',
  route: 'POST /companies/{company_id}/notes',
  summary: 'Add a note to a company',
  description: 'Adds an internal note to a company; admin_id says which teammate wrote it.',
  asked: [
    'write a note on a company',
    'note on the account that the contract ends in May',
    'jot down what the firm told us',
    "log a meeting or call with the customer's company",
    'remember this about the business',
    'write down about Acme that they want a discount',
    'keep in mind about the firm for the next call',
    'for the next talk with the firm: they are angry',
    'everybody should know this about the client',
    'jot down on the client what was said',
    'add a note to Initech',
    'note down on the company that they are evaluating a rival',
    "write into the account's notes what came out of the meeting",
    'comment on the company record for colleagues',
    'log on the firm that we spoke to their CEO',
    "keep on the client's file that they pay late",
    'account note: budget cut next year',
    'let the team know, on the company, who signs contracts there',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'company_notes.list',
      input: { company_id: 'company_id' },
      rows: 'data',
      same: [{ row: 'body', as: 'body', text: true }],
    },
  ],
  several: { of: 'company_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company_note.created', target: 'company_id' },
  since: '2.16',
  path: { company_id: id('Intercom id of the company.', 'companies') },
  body: {
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.'),
    admin_id: actingAdmin('The teammate who does it (see admins.me).').optional(),
  },
  output: Note,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/notes/createcompanynote',
  examples: [
    {
      title: 'Add a note to a company',
      input: { company_id: '5f4d3c1c-7b1b-4d7d-a97e-6095715c6632', body: 'Hello', admin_id: '991267583' },
      output: { type: 'note', id: '31', created_at: 1734537390 },
    },
  ],
});
