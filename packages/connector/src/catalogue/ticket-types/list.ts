import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { TicketType } from './schemas.ts';

export const list = operation({
  name: 'ticket_types.list',
  route: 'GET /ticket_types',
  summary: 'List ticket types',
  description: 'The types of tickets. tickets.create needs the id of one and the names of its fields, which ticket_types.get tells.',
  asked: [
    'which ticket types are there',
    'list the forms for tickets',
    'kinds of tickets one can open',
    'id of the bug ticket type',
    'all ticket types with ids',
    'list of request forms',
    'which forms can customers fill in',
    'types of tickets',
    'which type of ticket should I choose',
    'which kinds of requests can be filed',
    'ids of ticket types',
    'forms that exist for tickets',
    'which case categories are there',
    'sorts of cases with their ids',
    'what can be filed as a ticket',
    'which kind should I choose for a broken device',
    'I have some forms in here, list them',
    'which forms do we have for tickets',
    'kinds of cases we can open',
    'what sorts of requests exist',
    'is there a ticket type for returns',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tickets:read',
  permissions: ['read_tickets'],
  audit: { event: 'ticket_type.listed' },
  since: '2.9',
  paging: { form: 'none', items: 'data' },
  workspace: 'workspace_id',
  output: loose({ data: z.array(TicketType), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types/listtickettypes',
  examples: [
    {
      title: 'List ticket types',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'ticket_type', id: '67', name: 'Bug Report', created_at: 1734537866, updated_at: 1734537866 }],
      },
    },
  ],
});
