import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, id, seconds } from '../shared/fields.ts';
import { Ticket } from './schemas.ts';

export const update = operation({
  name: 'tickets.update',
  route: 'PUT /tickets/{ticket_id}',
  summary: 'Change a ticket',
  description:
    'Changes fields, state (ticket_state_id), assignee or company of a ticket, or opens, closes and snoozes it. A change of a ' +
    'closed ticket opens it again.',
  asked: [
    'set the state of a ticket',
    'ticket is resolved, done, in progress, waiting on customer',
    'assign a ticket to a colleague or team',
    'change a field of a ticket',
    'move the ticket to somebody else',
    'close or reopen a ticket',
    'snooze the ticket',
    'put a due date or priority on the ticket',
    'put ticket 12 on waiting',
    'bug is fixed, set it to released',
    'the ticket goes to the engineers',
    'new due date',
    'hold the ticket until Monday',
    'push the ticket to a colleague',
    'it is repaired, mark the ticket finished',
    'ticket can be closed',
    'I take the ticket',
    'give the ticket to the electricians',
    'other team takes the ticket',
    'bug is repaired',
    'change a value on one ticket, such as its serial number',
    'set ticket 77 to in progress',
    'assign ticket 77 to Tom',
    'close case 77',
    'change the title of a ticket',
    'ticket is solved',
    'put the severity of the ticket to high',
    'reopen ticket 77',
    'set a field on a ticket',
    'escalate a ticket to the engineers',
    'move case 77 to waiting on customer',
    'give the ticket to another team',
    'mark the repair as finished',
    'change due date of the case',
    'snooze ticket 77',
    'resolve the ticket',
    'put the serial number on the ticket',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'ticket_id', without: ['is_shared', 'ticket_state_id'] },
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.updated', target: 'ticket_id' },
  since: '2.9',
  path: { ticket_id: id('Id of the ticket, not the number that the inbox shows.') },
  body: {
    ticket_attributes: z
      .record(z.string(), z.unknown())
      .describe('Fields of the ticket, by name; _default_title_ and _default_description_ among them.')
      .optional(),
    ticket_state_id: bodyId('Id of the state (ticket_states.list).', 'ticket_states').optional(),
    company_id: bodyId('Intercom id of the company.', 'companies').optional(),
    open: z.boolean().describe('Whether it is open.').optional(),
    is_shared: z.boolean().describe('Whether the customer sees the ticket.').optional(),
    snoozed_until: seconds('When it opens again.').optional(),
    admin_id: idOf('admins', z.int().describe('Id of the teammate who does it (admins.list).')).optional(),
    assignee_id: marked({ of: ['admins', 'teams'], nobody: true }, bodyId('Id of the teammate or team; 0 for nobody.')).optional(),
    skip_notifications: z.boolean().describe('Send no notifications.').optional(),
  },
  output: Ticket,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/updateticket',
  examples: [
    {
      title: 'Change a ticket',
      input: {
        ticket_id: '123',
        ticket_attributes: { _default_title_: 'example', _default_description_: 'there is a problem' },
        admin_id: 991268011,
        assignee_id: '991268013',
        open: true,
        snoozed_until: 1673609604,
        ticket_state_id: '8498',
      },
      output: { type: 'ticket', id: '627', created_at: 1734537950, updated_at: 1734537955 },
    },
  ],
});
