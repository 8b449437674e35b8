import { operation } from '../operation.ts';
import { actingAdmin, bodyId, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'conversation_tags.attach',
  route: 'POST /conversations/{conversation_id}/tags',
  summary: 'Tag a conversation',
  description: 'Puts a tag on a conversation, as the teammate admin_id.',
  asked: [
    'tag a conversation',
    'put a label on this chat',
    'mark the thread as a bug or feature request',
    'flag the case as urgent by a tag',
    'file the conversation under a topic',
    'categorise this one',
    'mark it as complaint for the product team',
    'file this under complaints',
    'tag this as churn risk, feature request or complaint',
    'this belongs to a topic, add the label',
    'file the chat under a theme',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'conversation_id' },
  scope: 'tags:write',
  permissions: ['write_conversations', 'write_tags'],
  audit: { event: 'conversation.tagged', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.') },
  body: { id: bodyId('Id of the tag.', 'tags'), admin_id: actingAdmin('The teammate who tags (see admins.me).') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/attachtagtoconversation',
  examples: [
    {
      title: 'Tag one',
      input: { conversation_id: '512', id: '14928988', admin_id: '991267459' },
      output: {
        type: 'tag',
        id: '14928988',
        name: 'Feature Request',
        applied_at: 1778149984,
        applied_by: { type: 'admin', id: '991267459' },
      },
    },
  ],
});
