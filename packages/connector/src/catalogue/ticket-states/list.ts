import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { TicketStateDetailed } from './schemas.ts';

export const list = operation({
  name: 'ticket_states.list',
  route: 'GET /ticket_states',
  summary: 'List ticket states',
  description: 'The states that tickets can have, with the ticket types that use each. tickets.update takes their ids.',
  asked: [
    'which states can tickets have',
    'list ticket statuses',
    'stages a ticket goes through',
    'id of the state resolved or waiting on customer',
    'which states can a ticket be in',
    'all ticket statuses with ids',
    'ticket workflow steps',
    'what states do customers see on tickets',
    'list custom ticket states',
    'what statuses are there for tickets',
    'names of ticket stages',
    'which stages can a case be in',
    'right status is not in the dropdown, what may I set on a ticket',
    'what comes after in progress for tickets',
    'which statuses may a ticket of type Return have',
    'names that customers see for ticket states',
    'what can the status of a case be',
    'id of the state waiting',
    'which status comes next for a ticket',
    'states of the ticket workflow',
    'what may I set as status',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tickets:read',
  permissions: ['read_tickets'],
  audit: { event: 'ticket_state.listed' },
  since: '2.12',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(TicketStateDetailed), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-states/listticketstates',
  examples: [{ title: 'List ticket states', input: {}, output: { type: 'list', data: [{ type: 'ticket_state', id: '8269' }] } }],
});
