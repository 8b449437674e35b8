import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { TicketTypeAttribute } from './schemas.ts';

export const create = operation({
  name: 'ticket_type_attributes.create',
  route: 'POST /ticket_types/{ticket_type_id}/attributes',
  summary: 'Add an attribute to a ticket type',
  description:
    'Adds a field to the tickets of one type. list_items (comma-separated) for data_type list. The type of the field cannot change ' +
    'later.',
  asked: [
    'add a field to a ticket type',
    'new question on the ticket form',
    'dropdown on hardware tickets',
    'tickets should have a serial number field',
    'the bug form needs a field for the browser',
    'hardware ticket form needs the serial number',
    'new question on the request form',
    'customers should enter a browser on the bug form',
    'create an attribute on ticket type 5',
    'bug tickets need a field for severity',
    'another input on the form for repairs',
    'the repair form should ask for the serial number',
    'form for bugs lacks a severity field, add it',
    'add a dropdown to the ticket form',
    'ticket type needs another field',
    'cases of type Warranty need a purchase date field',
    'put a new box on the repair form',
    'want a field on tickets of one type',
    'the repair form should also ask for the serial number',
    'another field on the ticket form',
    'Repair tickets need a dropdown Model',
    'ask for the purchase date on returns',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'ticket_types.get',
      input: { ticket_type_id: 'ticket_type_id' },
      rows: 'ticket_type_attributes.data',
      same: [{ row: 'name', as: 'name' }],
    },
  ],
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket_type_attribute.created', target: 'ticket_type_id' },
  since: '2.9',
  path: { ticket_type_id: id('Id of the ticket type (ticket_types.list).', 'ticket_types') },
  body: {
    name: z.string().max(2000).describe('Name.'),
    description: z.string().max(1_000_000).describe('What it is for.'),
    data_type: z
      .enum(['string', 'list', 'integer', 'decimal', 'boolean', 'datetime', 'files'])
      .describe('Type of its values; it cannot change later.'),
    required_to_create: z.boolean().describe('Whether teammates must fill it in.').optional(),
    required_to_create_for_contacts: z.boolean().describe('Whether customers must fill it in.').optional(),
    visible_on_create: z.boolean().describe('Whether it shows when a ticket is made.').optional(),
    visible_to_contacts: z.boolean().describe('Whether customers see it.').optional(),
    multiline: z.boolean().describe('Whether the text may have several lines.').optional(),
    list_items: z.string().max(2000).describe('The choices, separated by commas.').optional(),
    allow_multiple_values: z.boolean().describe('Whether several choices may be picked.').optional(),
  },
  output: TicketTypeAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-type-attributes/createtickettypeattribute',
  examples: [
    {
      title: 'Add an attribute to a ticket type',
      input: {
        ticket_type_id: '123',
        name: 'Attribute Title',
        description: 'Attribute Description',
        data_type: 'string',
        required_to_create: false,
      },
      output: { type: 'ticket_type_attribute', id: '157', name: 'Attribute Title', created_at: 1734537862, updated_at: 1734537862 },
    },
  ],
});
