import * as z from 'zod';
import { ConversationAttribute } from '../conversation-attributes/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const create = operation({
  name: 'conversation_attribute_options.create',
  route: 'POST /conversations/attributes/{id}/options',
  summary: 'Add an option to a list attribute',
  description: 'Adds a choice to a conversation attribute of type list.',
  asked: [
    'add an option to a dropdown of conversations',
    'new choice in a list field of chats',
    'extend the reasons one can pick on a conversation',
    'add something to the list of topics that agents pick',
    'add the value Courier to the dropdown on chats',
    'new option for the contact reason list',
    'the list field needs one more entry',
    'agents miss a choice in the conversation field, add it',
    'put another reason on the list of contact reasons',
    'Topic needs another value',
    'add Lost parcel to what agents can pick on chats',
    'the reasons list lacks an entry',
    'one more choice for the field on conversations',
    'extend the dropdown Topic on chats',
    'the field Topic on chats needs another choice',
    'new value for a chat field',
    'one more choice for the chat dropdown',
    'add "Shipping" to contact reason',
    'a choice is missing in the chat field',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'conversation_attributes.get',
      input: { id: 'id' },
      rows: 'options',
      same: [{ row: 'label', as: 'label' }],
    },
  ],
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute_option.created', target: 'id' },
  since: '2.16',
  said: { label: { absent: ['parameter_invalid', 'label is required', 422], wrong: ['parameter_invalid', 'label must be a string', 422] } },
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes') },
  body: { label: z.string().max(2000).describe('The text of the choice.') },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/createconversationattributeoption',
  examples: [
    {
      title: 'Add an option to a list attribute',
      input: { id: '2', label: 'High' },
      output: {
        type: 'conversation_attribute',
        id: 2,
        name: 'test list',
        visible_to_team_ids: [],
        created_at: 1777472538,
        updated_at: 1778240000,
        options: [{ id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', label: '1' }],
      },
    },
  ],
});
