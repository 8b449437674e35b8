import { operation } from '../operation.ts';
import { ticketId } from '../shared/fields.ts';
import { Ticket } from './schemas.ts';

export const get = operation({
  name: 'tickets.get',
  route: 'GET /tickets/{ticket_id}',
  summary: 'Get a ticket',
  description:
    'One ticket by id, with its fields, state, people and parts. id is not the number that the inbox shows (ticket_id): ' +
    'tickets.search finds by that.',
  asked: [
    'show a ticket',
    'what is the state of the ticket',
    'who works on this ticket, history of it',
    'read the ticket with its fields',
    'how is ticket 77 doing',
    'what is missing on the ticket, who has it',
    'what is the latest on a ticket',
    'read ticket 12 to me',
    'show ticket 77',
    'where does case 77 stand',
    'what is the status of my ticket',
    'open the ticket and read the fields',
    'who is working on case 77',
    'history of a ticket',
    'details of a repair case',
    'which conversations are linked to the ticket',
    'has the ticket been solved',
    'how is case 77 coming on',
    'read the ticket',
    'where do we stand with the repair case',
    'what was done on ticket 77',
    'all fields of the ticket',
    'case with id 5005',
    'everything on ticket 77, replies too',
    'how far is the repair',
    'what is happening with my case 77',
    'has anyone started on case 77',
    'what exactly did the customer report in case 702',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tickets:read',
  permissions: ['read_tickets'],
  audit: { event: 'ticket.read', target: 'ticket_id' },
  since: '2.9',
  path: { ticket_id: ticketId },
  output: Ticket,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/getticket',
  examples: [
    {
      title: 'Get a ticket',
      input: { ticket_id: '123' },
      output: { type: 'ticket', id: '631', created_at: 1734537974, updated_at: 1734537976 },
    },
  ],
});
