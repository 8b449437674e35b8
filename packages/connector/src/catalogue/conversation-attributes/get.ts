import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ConversationAttribute } from './schemas.ts';

export const get = operation({
  name: 'conversation_attributes.get',
  route: 'GET /conversations/attributes/{id}',
  summary: 'Get a conversation attribute',
  description: 'One conversation attribute by id, with its type and options.',
  asked: [
    'show one conversation attribute',
    'which choices does the field on chats have',
    'what type is this conversation field',
    'what can one choose in this field of a chat',
    'details of the conversation field Root cause',
    'options of one attribute of conversations',
    'is the chat field required',
    'show conversation attribute 55',
    'what values can the field Topic on chats take',
    'show chat field 55',
    'settings of one field of conversations',
    'which choices does one chat field offer',
    'how is the chat field set up',
    'show chat field 71',
    'which choices has the contact reason field',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation_attribute.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the conversation attribute.', 'conversation_attributes') },
  output: ConversationAttribute,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes/getconversationattribute',
  examples: [
    {
      title: 'Get a conversation attribute',
      input: { id: '3' },
      output: {
        type: 'conversation_attribute',
        id: 3,
        name: 'test 2',
        visible_to_team_ids: [],
        created_at: 1777473061,
        updated_at: 1777473061,
      },
    },
  ],
});
