import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { ConversationAttribute } from './schemas.ts';

export const update = operation({
  name: 'conversation_attributes.update',
  route: 'PUT /conversations/attributes/{id}',
  summary: 'Change a conversation attribute',
  description:
    'Changes name, description or visibility of a conversation attribute; its type stays. Options have operations of their own ' +
    '(conversation_attribute_options).',
  asked: [
    'change a conversation attribute',
    'rename a field on chats',
    'make a conversation field required or visible',
    'new description for the field that agents fill in',
    'this field on chats should be mandatory, or called something else',
    'rename chat field Topic into Contact reason',
    'hide a conversation field from customers',
    'make the root cause field mandatory',
    'edit the description of a field on conversations',
    'change the settings of a chat attribute',
    'the field on conversations should be called something else',
    'chat field should be required',
    'the field Topic on conversations needs another name',
    'do not show this conversation field to customers',
    "change a conversation attribute's description",
    'agents must fill in the chat field before closing, set that',
    'choices aside, the chat field needs a new name and text',
    'agents do not understand the chat field, reword it',
    'rename a chat field',
    'make the chat field required',
    'description of field 71 on chats',
    'help text under a chat field',
    'explain the chat field better to agents, other description',
    'wording beside the field on conversations',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute.updated', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    multiline: z.boolean().describe('Whether the text may have several lines.').optional(),
    required: z.boolean().describe('Whether it has to be filled in.').optional(),
    visible_to_team_ids: z
      .array(id('Id of a team.', 'teams'))
      .max(1000)
      .describe('Ids of the teams that see it; all unless told.')
      .optional(),
    reference: z
      .strictObject({ type: z.enum(['one', 'many']).describe('Kind.'), object_type_id: bodyId('Id of the custom object type.').optional() })
      .describe('The custom object type that it points to, one or many.')
      .optional(),
  },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/updateconversationattribute',
  examples: [
    {
      title: 'Change a conversation attribute',
      input: { id: '8', name: 'api_test_renamed', description: 'Updated via API' },
      output: {
        type: 'conversation_attribute',
        id: 8,
        name: 'api_test_renamed',
        visible_to_team_ids: [],
        created_at: 1778239701,
        updated_at: 1778239718,
      },
    },
  ],
});
