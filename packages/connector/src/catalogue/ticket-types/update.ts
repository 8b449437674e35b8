import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { TicketType } from './schemas.ts';

export const update = operation({
  name: 'ticket_types.update',
  route: 'PUT /ticket_types/{ticket_type_id}',
  summary: 'Change a ticket type',
  description: 'Changes name, description or icon of a ticket type, or archives it. Archived ones cannot be used for new tickets.',
  asked: [
    'change a ticket type',
    'rename the ticket form',
    'archive a kind of ticket that is no longer used',
    'other icon or description for the form',
    'nobody needs this ticket form any more',
    'that form is outdated, put it away',
    'rename ticket type 5',
    'archive the form Fax repair',
    'change the description of the bug form',
    'another icon for the request form',
    'ticket form is not needed any more, retire it',
    'form should be called Repair',
    'ticket type needs another icon',
    'rename a case category',
    'category of cases is not used now, archive it',
    "people do not understand the form's name",
    'rename the form Repair',
    'retire a ticket type',
    'other icon for the ticket kind',
    'description of the ticket type is old',
    'nobody should open Walk-in cases any more, archive the type',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket_type.updated', target: 'ticket_type_id' },
  since: '2.9',
  path: { ticket_type_id: id('Id of the ticket type (ticket_types.list).', 'ticket_types') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    category: z.enum(['Customer', 'Back-office', 'Tracker']).describe('What the tickets are for.').optional(),
    icon: z.string().max(2000).describe('An emoji.').optional(),
    archived: z.boolean().describe('Whether it is archived.').optional(),
    is_internal: z.boolean().describe('Whether only teammates see it.').optional(),
  },
  output: TicketType,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types/updatetickettype',
  examples: [
    {
      title: 'Change a ticket type',
      input: { ticket_type_id: '123', name: 'Bug Report 2' },
      output: { type: 'ticket_type', id: '74', name: 'Bug Report 2', created_at: 1734537873, updated_at: 1734537874 },
    },
  ],
});
