import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, ticketId } from '../shared/fields.ts';
import { Ticket } from './schemas.ts';

export const changeType = operation({
  name: 'tickets.change_type',
  route: 'POST /tickets/{ticket_id}/change_type',
  summary: 'Change the type of a ticket',
  description:
    'Makes a ticket one of another type of the same category, with a state of that type. Fields of the same name and type come along, others are lost; ticket_attributes overrides them.',
  asked: [
    'make a ticket one of another type',
    'wrong form, the ticket should be a bug report',
    'change the kind of ticket',
    'this was filed as a question but it is a bug',
    'ticket 77 should be a bug, not a question',
    'move the ticket to another type',
    'wrong kind of ticket, convert it to hardware request',
    'switch the type of a case',
    'change form of ticket 77',
    'it is not a question but a bug, change the ticket',
    'ticket was filed on the wrong form',
    'move case 77 to type Refund',
    'case has the wrong category',
    'put the ticket into category Repair',
    'customer picked the wrong form for his request',
    'case belongs under Refund, not under Question',
    'make the ticket a bug',
    'ticket should be another type',
    'filed with the wrong form, should be a bug report',
    'ticket has the wrong type',
    'make the repair a complaint type',
    '900 should be a bug, not a feature',
    'file ticket 900 as another kind',
    'it was opened on the wrong form, move to the right one',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [
    { by: 'read', operation: 'tickets.get', input: { ticket_id: 'ticket_id' }, same: [{ row: 'ticket_type.id', as: 'ticket_type_id' }] },
  ],
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.type_changed', target: 'ticket_id' },
  since: '2.16',
  path: { ticket_id: ticketId },
  body: {
    ticket_type_id: bodyId('Id of the ticket type (ticket_types.list).', 'ticket_types'),
    ticket_state_id: bodyId('Id of the state (ticket_states.list).', 'ticket_states'),
    ticket_attributes: z
      .record(z.string(), z.unknown())
      .describe('Fields of the ticket, by name; _default_title_ and _default_description_ among them.')
      .optional(),
  },
  said: {
    ticket_type_id: { absent: ['parameter_not_found', 'ticket_type_id is a required parameter'] },
    ticket_state_id: { absent: ['parameter_not_found', 'ticket_state_id is a required parameter'] },
  },
  output: Ticket,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/changetickettype',
  examples: [
    {
      title: 'Change the type of a ticket',
      input: { ticket_id: '123', ticket_type_id: '1234', ticket_state_id: '5678' },
      output: { type: 'ticket', id: '494', created_at: 1719493065, updated_at: 1719493068 },
    },
  ],
});
