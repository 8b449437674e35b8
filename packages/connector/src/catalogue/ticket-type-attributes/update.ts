import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { TicketTypeAttribute } from './schemas.ts';

export const update = operation({
  name: 'ticket_type_attributes.update',
  route: 'PUT /ticket_types/{ticket_type_id}/attributes/{attribute_id}',
  summary: 'Change an attribute of a ticket type',
  description: 'Changes name, description, visibility or choices of a field of a ticket type, or archives it.',
  asked: [
    'change a field of a ticket type',
    'make a ticket field required or optional',
    'new choices for a dropdown on the ticket form',
    'hide or archive a question of the form',
    'rename a ticket field',
    'serial number should be optional on the ticket',
    'a field of the bug form gets another choice',
    'make the serial number field of the ticket form required',
    'rename a question of the request form',
    'add a choice to the severity field of bug tickets',
    'hide a field of ticket type 5',
    'field on the form should not be visible to customers',
    'remove a question from the ticket form',
    'field on the repair form is optional from now on',
    'question on the ticket form is not needed any more, archive it',
    'change the wording of a field on the request form',
    'the severity field on bug tickets needs the value Blocker',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket_type_attribute.updated', target: 'attribute_id' },
  since: '2.9',
  path: { ticket_type_id: id('Id of the ticket type (ticket_types.list).', 'ticket_types'), attribute_id: id('Id of the attribute.') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    required_to_create: z.boolean().describe('Whether teammates must fill it in.').optional(),
    required_to_create_for_contacts: z.boolean().describe('Whether customers must fill it in.').optional(),
    visible_on_create: z.boolean().describe('Whether it shows when a ticket is made.').optional(),
    visible_to_contacts: z.boolean().describe('Whether customers see it.').optional(),
    multiline: z.boolean().describe('Whether the text may have several lines.').optional(),
    list_items: z.string().max(2000).describe('The choices, separated by commas.').optional(),
    allow_multiple_values: z.boolean().describe('Whether several choices may be picked.').optional(),
    archived: z.boolean().describe('Whether it is archived.').optional(),
  },
  output: TicketTypeAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-type-attributes/updatetickettypeattribute',
  examples: [
    {
      title: 'Change an attribute of a ticket type',
      input: { ticket_type_id: '123', attribute_id: '123', description: 'New Attribute Description' },
      output: { type: 'ticket_type_attribute', id: '162', name: 'name', created_at: 1734537864, updated_at: 1734537864 },
    },
  ],
});
