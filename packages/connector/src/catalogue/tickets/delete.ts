import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { ticketId } from '../shared/fields.ts';

const remove = operation({
  name: 'tickets.delete',
  route: 'DELETE /tickets/{ticket_id}',
  summary: 'Delete a ticket for good',
  description: 'Deletes a ticket with all parts; it cannot be undone. To end it, change its state with tickets.update.',
  asked: [
    'delete a ticket for good',
    'erase a test ticket',
    'remove the duplicate ticket',
    'ticket was made by mistake, make it vanish',
    'delete ticket 77',
    'the case was only a test, delete it',
    'erase a ticket that was opened twice',
    'purge the ticket',
    'remove case 77 for good',
    'get rid of ticket 77',
    'test ticket, erase it completely',
    'case was entered by mistake, delete it',
    'case was a mistake, no trace of it should stay',
    'I filed a case when trying out the form, it must go for good',
    'case that I made for training spoils our list, delete it',
    'erase ticket 900',
    'the ticket was a test',
    'ticket opened twice, remove one',
    'case 900 must disappear completely',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.deleted', target: 'ticket_id' },
  since: '2.13',
  path: { ticket_id: ticketId },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/deleteticket',
  examples: [{ title: 'Delete a ticket for good', input: { ticket_id: '123' }, output: { id: '632' } }],
});

export { remove as delete };
