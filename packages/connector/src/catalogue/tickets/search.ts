import * as z from 'zod';
import { operation } from '../operation.ts';
import { searchFieldsInWords } from '../search-fields.ts';
import { CursorPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { eachIn, pagination, queryOrWords, sort } from '../shared/search.ts';
import { Ticket } from './schemas.ts';
import { ticketFields } from './search-fields.ts';

export const search = operation({
  name: 'tickets.search',
  route: 'POST /tickets/search',
  summary: 'Search tickets',
  description:
    'Finds tickets by attribute: plain words (in title or description; replies:true also reads the newest replies), a filter such as ' +
    '{"field":"state","operator":"=","value":"submitted"}, or a group of at most 15, two levels deep. ' +
    searchFieldsInWords(ticketFields, [
      'state',
      'open',
      'category',
      'ticket_type_id',
      'admin_assignee_id',
      'team_assignee_id',
      'contact_ids',
      'tag_ids',
      'created_at',
      'updated_at',
    ]),
  asked: [
    'find tickets',
    'open tickets of a team or person',
    'overdue, unassigned or waiting tickets',
    'tickets created last week',
    'how many bugs are open',
    'ticket by its number',
    'what have engineers still to do',
    'tickets of one type or with a word in the title',
    'all tickets of a customer',
    'which tickets are mine',
    'tickets that have been lying around for long',
    'problems with one product this month',
    'what is due today',
    'bugs that customers reported since Monday',
    "tickets on my colleague's desk",
    'requests from one firm',
    "what is on the technicians' plate",
    'requests that are due this week',
    'tickets nobody has taken yet',
    'open repair cases',
    'which cases are still unresolved and without an assignee',
    'tickets of the hardware type',
    'find ticket about the broken lift',
    'my tickets',
    'how many tickets are open',
    'tickets waiting on the customer',
    'cases created this week',
    'all bugs of this month',
    'search tickets by state',
    'which tickets has Tom got',
    'find the ticket of Rosa',
    'outstanding requests for engineering',
    'tickets older than a month',
    'unassigned tickets',
    'tickets tagged urgent',
    'how many incidents did we have this quarter',
    'bugs with high severity',
    'tickets from a company',
    'has this defect been reported before, is there a ticket',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tickets:read',
  permissions: ['read_tickets'],
  audit: { event: 'ticket.searched' },
  since: '2.10',
  paging: { form: 'body-cursor', items: 'tickets' },
  searchFields: ticketFields,
  body: { query: queryOrWords(eachIn('title', 'description'), 'Plain words, a filter, or a group of filters.'), pagination, sort },
  output: loose({ tickets: z.array(Ticket), type: z.string().nullish(), total_count: z.number().nullish(), pages: CursorPages.nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/searchtickets',
  examples: [
    {
      title: 'One type of tickets',
      input: { query: { field: 'ticket_type_id', operator: '=', value: '1234' } },
      output: {
        type: 'ticket.list',
        total_count: 1,
        tickets: [{ type: 'ticket', id: '633', ticket_id: '12', category: 'Customer', open: true }],
      },
    },
  ],
});
