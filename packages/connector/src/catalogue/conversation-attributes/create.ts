import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { ConversationAttribute } from './schemas.ts';

const described = {
  name: z.string().min(1).max(255).describe('Name.'),
  description: z.string().max(1000).optional().describe('What it is for.'),
  required: z.boolean().optional().describe('Whether it has to be filled in.'),
  visible_to_team_ids: z
    .array(id('Id of a team.', 'teams'))
    .max(1000)
    .optional()
    .describe('Ids of the teams that see it; all unless told.'),
};

export const create = operation({
  name: 'conversation_attributes.create',
  route: 'POST /conversations/attributes',
  summary: 'Add a conversation attribute',
  description: 'Adds an attribute to conversations. A list needs at least two options, a relationship a reference to a custom object type.',
  asked: [
    'add a field to conversations',
    'new attribute that agents fill in on chats',
    'dropdown for the contact reason on every conversation',
    'custom conversation data, make a list field',
    'new field on chats for the order number',
    'we want agents to record a root cause on each chat',
    'add a mandatory field to conversations',
    'create a checkbox on conversations',
    'set up a contact reason dropdown for the inbox',
    'make a custom attribute for conversations',
    'need a place on every chat to store the product',
    'record the root cause on every chat, add a field for that',
    'agents should note the product on chats in a field',
    'custom attribute on conversations, of type list',
    'new dropdown for conversations with three values',
    'add a number field to chats',
    'we want to track the channel on every conversation',
    'there is no place on a chat for the reason',
    'each chat should say which product it is about',
    'new field on chats',
    'agents should fill in a root cause per chat',
    'chat dropdown for contact reason',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'conversation_attributes.list', input: {}, rows: 'data', same: [{ row: 'name', as: 'name' }] }],
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute.created' },
  since: '2.16',
  body: [
    z.strictObject({
      ...described,
      data_type: z.enum(['integer', 'decimal', 'boolean', 'datetime', 'files']).describe('Type of its values; it cannot change later.'),
    }),
    z.strictObject({
      ...described,
      data_type: z.literal('string'),
      multiline: z.boolean().optional().describe('Of a string: whether it may have several lines.'),
    }),
    z.strictObject({
      ...described,
      data_type: z.literal('list'),
      options: z
        .array(z.strictObject({ label: z.string().min(1).max(255) }))
        .max(500)
        .optional()
        .describe('Of a list: its choices.'),
    }),
    z.strictObject({
      ...described,
      data_type: z.literal('relationship'),
      reference: z
        .strictObject({ type: z.enum(['one', 'many']), object_type_id: bodyId('Identifier of a custom object type.').optional() })
        .optional()
        .describe('Of a relationship: the custom object type, and whether to one or many.'),
    }),
  ],
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/createconversationattribute',
  examples: [
    {
      title: 'Add a conversation attribute',
      input: { name: 'api_test_attr', data_type: 'string', description: 'Created via API test' },
      output: {
        type: 'conversation_attribute',
        id: 8,
        name: 'api_test_attr',
        visible_to_team_ids: [],
        created_at: 1778239701,
        updated_at: 1778239701,
      },
    },
  ],
});
