import { operation } from '../operation.ts';
import { actingAdmin, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'conversation_tags.detach',
  route: 'DELETE /conversations/{conversation_id}/tags/{tag_id}',
  summary: 'Untag a conversation',
  description: 'Takes a tag off a conversation, as the teammate admin_id; the tag itself stays.',
  asked: [
    'remove a tag from a conversation',
    'take the label off this chat',
    'wrong tag on the thread, untag it',
    'not a bug after all',
    'that was no complaint after all',
    'wrong topic, off with the label',
    'remove tag bug from conversation 9087',
    'take the label refund off the thread',
    'untag the chat',
    'this is no escalation any more, drop the tag',
    'the label on the chat is wrong',
    'label refund does not belong on this chat',
    'remove a label from 781',
    'wrongly tagged conversation, take it off',
    'mark on 6802 is wrong, away with it',
    'chat should not be counted under refund',
    'I marked the chat as shipping but it is about payment, take the mark off',
    'mark shipping should come off 3002',
    'no bug after all, off with the tag',
    'chat is not an escalation any longer',
    'take a label off this thread',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'conversation_id' },
  scope: 'tags:write',
  permissions: ['write_conversations', 'write_tags'],
  audit: { event: 'conversation.untagged', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.'), tag_id: id('Id of the tag.', 'tags') },
  // One of the few DELETEs of this API with a body.
  body: { admin_id: actingAdmin('The teammate who untags (see admins.me).') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/detachtagfromconversation',
  examples: [
    {
      title: 'Untag one',
      input: { conversation_id: '512', tag_id: '14928988', admin_id: '991267459' },
      output: { type: 'tag', id: '14928988', name: 'Feature Request', applied_at: null },
    },
  ],
});
