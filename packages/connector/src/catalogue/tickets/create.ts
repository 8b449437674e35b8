import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, seconds, ticketFields } from '../shared/fields.ts';
import { Ticket } from './schemas.ts';

export const create = operation({
  name: 'tickets.create',
  route: 'POST /tickets',
  summary: 'Create a ticket',
  description:
    'Opens a ticket of a type (ticket_types.list) for contacts named by id, external_id or email. ticket_attributes holds its ' +
    'fields by name, _default_title_ and _default_description_ among them.',
  asked: [
    'open a ticket',
    "create a ticket for a customer's broken device",
    'report a bug or incident to the engineers',
    'log a request for back office',
    'new case with title and description',
    'start a tracker for the outage',
    'the printer is broken, put it in for the technicians',
    'file a bug',
    'make a task for the warehouse',
    'put this in for the workshop',
    'file a defect: the scanner does not start',
    'create a ticket for a customer',
    'file a request for the engineers',
    'raise a ticket',
    'log a defect',
    'make a case: heating does not work',
    'start a ticket on behalf of the customer',
    'submit a bug report',
    'new incident',
    'the lift is stuck, open a ticket',
    'register a complaint as a ticket',
    'request to the back office: check the payment',
    'open a repair case',
    'write up a ticket with type and title',
    'Maria wants to exchange her shoes, make a ticket',
    'customer wants a replacement, open a ticket',
    'put in a request to the warehouse',
    'ticket for a lost order, customer kim',
    'create a refund case',
    'make a ticket for Tom: login broken',
    'report a fault',
    'open a ticket of type bug',
    'file an exchange request for the customer',
    'make ticket',
    'file a wish for a new function from this customer',
    'he wants a new feature, note it as a ticket',
    'take this down as a case for the workshop',
    "the customer's machine is broken, start a repair case",
    'a request for HR from this person',
    'register a return for her',
    'order was lost, put in a case',
    'she is missing a parcel, make a ticket',
    'file this complaint with the back office',
    'put in a ticket: heating is broken',
    'log a wish of a customer as a ticket',
    'get a case started for this customer',
    'start a case: charged twice',
    'set up a ticket on her behalf',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look among the newest tickets of the contact for this title.' }],
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.created' },
  since: '2.9',
  body: {
    ticket_type_id: bodyId('Id of the ticket type (ticket_types.list).', 'ticket_types'),
    contacts: z
      .array(
        z.union([
          z.strictObject({ id: bodyId('Its id.', 'contacts') }),
          z.strictObject({ external_id: bodyId('Your own id of it.') }),
          z.strictObject({ email: z.string().max(2000).describe('Email address.') }),
        ]),
      )
      .max(1000)
      .describe('Whom it is for, each by id, external_id or email.'),
    conversation_to_link_id: bodyId('Id of a conversation that the ticket is linked to.').optional(),
    company_id: bodyId('Intercom id of the company.', 'companies').optional(),
    created_at: seconds('When it happened.').optional(),
    ticket_attributes: ticketFields('Fields of the ticket, by name; _default_title_ and _default_description_ among them.').optional(),
    assignment: z
      .strictObject({
        admin_assignee_id: bodyId('Id of the teammate.', 'admins').optional(),
        team_assignee_id: bodyId('Id of the team.', 'teams').optional(),
      })
      .describe('Who gets it.')
      .optional(),
    skip_notifications: z.boolean().describe('Send no notifications.').optional(),
  },
  output: Ticket,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/createticket',
  examples: [
    {
      title: 'Create a ticket',
      input: {
        ticket_type_id: '88',
        contacts: [{ id: '6762f2d81bb69f9f2193bc54' }],
        ticket_attributes: { _default_title_: 'example', _default_description_: 'there is a problem' },
      },
      output: { type: 'ticket', id: '626', created_at: 1734537944, updated_at: 1734537946 },
    },
  ],
});
