import * as z from 'zod';
import { operation } from '../operation.ts';
import { TicketType } from './schemas.ts';

export const create = operation({
  name: 'ticket_types.create',
  route: 'POST /ticket_types',
  summary: 'Add a ticket type',
  description: 'Adds a type of tickets: for customers, for back-office work or for tracking one cause of many conversations (category).',
  asked: [
    'add a ticket type',
    'new kind of ticket for hardware problems',
    'make a form for requests',
    'set up bug reports as tickets',
    'new form for repairs',
    'create a ticket type Refund request',
    'set up a new kind of case',
    'add a type of request for hardware',
    'we want to track returns as their own type of ticket',
    'make a new kind of request',
    'form for returns',
    'need a case category Finance check',
    'new category of cases, for the back office only',
    'another sort of ticket',
    'add a request kind for returns',
    'we want to gather customers with one problem under one ticket, add a kind called Incident',
    'add a kind Incident for tickets',
    'new tracker type of ticket',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'ticket_types.list', input: {}, rows: 'data', same: [{ row: 'name', as: 'name' }] }],
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket_type.created' },
  since: '2.9',
  body: {
    name: z.string().max(2000).describe('Name.'),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    category: z.enum(['Customer', 'Back-office', 'Tracker']).describe('What the tickets are for.').optional(),
    icon: z.string().max(2000).describe('An emoji.').optional(),
    is_internal: z.boolean().describe('Whether only teammates see it.').optional(),
  },
  output: TicketType,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types/createtickettype',
  examples: [
    {
      title: 'Add a ticket type',
      input: { name: 'Customer Issue', description: 'Customer Report Template', icon: '🎟️', category: 'Customer' },
      output: { type: 'ticket_type', id: '70', name: 'Customer Issue', created_at: 1734537869, updated_at: 1734537869 },
    },
  ],
});
