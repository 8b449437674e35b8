import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { TicketType } from './schemas.ts';

export const get = operation({
  name: 'ticket_types.get',
  route: 'GET /ticket_types/{ticket_type_id}',
  summary: 'Get a ticket type',
  description: 'One ticket type by id, with its fields and states.',
  asked: [
    'show one ticket type',
    'fields on a ticket form',
    'what do I have to fill in for this kind of ticket',
    'what must I enter for a hardware ticket',
    'questions on the bug form',
    'show ticket type 5',
    'fields of the bug form',
    'what does the repair form ask for',
    'details of one kind of ticket',
    'what does form 5 ask for',
    'look at the bug form',
    'what does the case category ask for',
    'what fields and statuses has the type Return',
    'which boxes must be filled for a return',
    'questions on a form',
    'what has to be entered on the hardware form',
    'which fields are on the Repair form',
    'what does the form for returns ask',
    'required fields of a case type',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tickets:read',
  permissions: ['read_tickets'],
  audit: { event: 'ticket_type.read', target: 'ticket_type_id' },
  since: '2.9',
  path: { ticket_type_id: id('Id of the ticket type (ticket_types.list).', 'ticket_types') },
  output: TicketType,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types/gettickettype',
  examples: [
    {
      title: 'Get a ticket type',
      input: { ticket_type_id: '123' },
      output: { type: 'ticket_type', id: '72', name: 'Bug Report', created_at: 1734537870, updated_at: 1734537870 },
    },
  ],
});
