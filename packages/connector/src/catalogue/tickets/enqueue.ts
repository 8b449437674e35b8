import * as z from 'zod';
import { Jobs } from '../jobs/schemas.ts';
import { operation } from '../operation.ts';
import { bodyId, seconds, ticketFields } from '../shared/fields.ts';

export const enqueue = operation({
  name: 'tickets.enqueue',
  route: 'POST /tickets/enqueue',
  summary: 'Create a ticket in the background',
  description:
    'As tickets.create, but answers a job at once; jobs.get tells the id of the ticket when it is made. For many tickets, or types ' +
    'with slow automation.',
  asked: [
    'create many tickets in the background',
    'queue a ticket without waiting',
    'make hundreds of tickets at once, asynchronously',
    'create this ticket in the background',
    'asynchronous ticket creation',
    'make a lot of tickets, no need to wait for each',
    'queue tickets for all these devices',
    'hundreds of cases from a spreadsheet, put them in the queue',
    'tickets for forty devices, in the background',
    'file many cases at once',
    'make tickets for all these serial numbers, time does not matter',
    'file three hundred cases, whenever they are done',
    'a long list of defects, make a case of each without waiting',
    'many tickets at once, ready whenever',
    'asynchronous tickets for a long list',
    'create a ticket in the background',
    'many tickets, do not wait for each',
    'make the ticket asynchronously',
    'queue the making of a case',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look among the newest tickets of the contact for this title: the job was not named.' }],
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.enqueued' },
  since: '2.14',
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
  output: Jobs,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/enqueuecreateticket',
  examples: [
    {
      title: 'Create a ticket in the background',
      input: {
        ticket_type_id: '88',
        contacts: [{ id: '6762f2d81bb69f9f2193bc54' }],
        ticket_attributes: { _default_title_: 'example', _default_description_: 'there is a problem' },
      },
      output: { type: 'job', id: '20', status: 'pending', url: 'https://api.intercom.io/jobs/status/20' },
    },
  ],
});
