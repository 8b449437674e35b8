import { ConversationAttribute } from '../conversation-attributes/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'conversation_attribute_options.delete',
  route: 'DELETE /conversations/attributes/{id}/options/{option_id}',
  summary: 'Archive an option of a list attribute',
  description: 'Archives a choice of a conversation attribute of type list; at least two must stay.',
  asked: [
    'remove an option of a conversation dropdown',
    'nobody uses this choice, take it out of the list field',
    'archive a value of the topic list',
    'nobody picks that choice on chats any more',
    'drop the value Fax from the contact reason list',
    'remove an entry of the conversation list field',
    'option is not used any more, take it out of the dropdown',
    'delete a choice of a conversation attribute',
    'chat dropdown without Fax',
    'choice is obsolete, archive it',
    'choice in the root cause field is not needed any more',
    'agents must not pick Fax any longer',
    'remove a choice from the chat dropdown',
    '"Fax" out of contact reason',
    'choice "Misc" must not be selectable any more in a chat field',
    'stop offering a choice of a chat field',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute_option.archived', target: 'option_id' },
  since: '2.16',
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes'), option_id: id('Id of the choice.') },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/deleteconversationattributeoption',
  examples: [
    {
      title: 'Archive an option of a list attribute',
      input: { id: '2', option_id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890' },
      output: {
        type: 'conversation_attribute',
        id: 2,
        name: 'test list',
        visible_to_team_ids: [],
        created_at: 1777472538,
        updated_at: 1778240002,
        options: [{ id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', label: '1' }],
      },
    },
  ],
});

export { remove as delete };
