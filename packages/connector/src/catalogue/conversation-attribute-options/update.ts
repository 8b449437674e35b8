import * as z from 'zod';
import { ConversationAttribute } from '../conversation-attributes/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const update = operation({
  name: 'conversation_attribute_options.update',
  route: 'PUT /conversations/attributes/{id}/options/{option_id}',
  summary: 'Rename an option of a list attribute',
  description: 'Renames a choice of a conversation attribute of type list; conversations that hold it show the new name.',
  asked: [
    'rename an option of a conversation dropdown',
    'change the wording of a choice in a chat field',
    'fix the spelling of a list value',
    'option DHL should be called Courier',
    'rename a value of the contact reason field',
    'a list value on chats is spelled wrong',
    'relabel a dropdown entry of conversations',
    'the value Refnd in the chat dropdown has a typo',
    'rename the choice DHL of a chat field',
    'another name for an entry of the list field',
    'choice should read Courier instead of DHL',
    'choice in the dropdown on chats is misspelt',
    'choice in the chat field has a typo',
    'rename an option of contact reason',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute_option.updated', target: 'option_id' },
  since: '2.16',
  said: { label: { absent: ['parameter_invalid', 'label is required', 422], wrong: ['parameter_invalid', 'label must be a string', 422] } },
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes'), option_id: id('Id of the choice.') },
  body: { label: z.string().max(2000).describe('The text of the choice.') },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/updateconversationattributeoption',
  examples: [
    {
      title: 'Rename an option of a list attribute',
      input: { id: '2', option_id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', label: 'Renamed' },
      output: {
        type: 'conversation_attribute',
        id: 2,
        name: 'test list',
        visible_to_team_ids: [],
        created_at: 1777472538,
        updated_at: 1778240001,
        options: [{ id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', label: 'Renamed' }],
      },
    },
  ],
});
