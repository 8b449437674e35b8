import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ConversationAttribute } from './schemas.ts';

const remove = operation({
  name: 'conversation_attributes.delete',
  route: 'DELETE /conversations/attributes/{id}',
  summary: 'Archive a conversation attribute',
  description: 'Archives an attribute: it is offered no more, and what conversations hold stays.',
  asked: [
    'archive a conversation attribute',
    'remove a field from chats',
    'agents should no longer fill in this field',
    'get rid of the field Root cause on chats',
    'delete a custom conversation field',
    'the field on conversations is not needed any more, remove it',
    'agents hate this chat field, retire it',
    'retire a field on chats that nobody fills in',
    'remove Topic from conversations',
    'field on chats is useless, archive it',
    'agents should not see the chat field any longer',
    'remove an attribute from all conversations',
    'nobody uses this chat field, remove',
    'delete field 71 of conversations',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'data_attributes:write',
  permissions: ['write_data_attributes'],
  audit: { event: 'conversation_attribute.archived', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes') },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/deleteconversationattribute',
  examples: [
    {
      title: 'Archive a conversation attribute',
      input: { id: '8' },
      output: {
        type: 'conversation_attribute',
        id: 8,
        name: 'api_test_renamed',
        visible_to_team_ids: [],
        created_at: 1778239701,
        updated_at: 1778239721,
      },
    },
  ],
});

export { remove as delete };
