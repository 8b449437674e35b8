import * as z from 'zod';
import { Part } from '../conversations/schemas.ts';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';

export const update = operation({
  name: 'conversation_parts.update',
  route: 'PUT /conversations/{conversation_id}/conversation_parts/{id}',
  summary: 'Tell the state of a part of a conversation',
  description:
    'Says how far a reply that you deliver yourself is (send_state with info_message), or that a teammate has seen a part (seen with admin_id). ' +
    'Needs a secret of its own that Intercom gives out. To reply or close, use conversations.reply and conversations.manage. Preview only.',
  asked: [
    'tell whether our reply was delivered or failed',
    'mark a part of a conversation as seen',
    'delivery state of a message we sent ourselves',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation_part.updated', target: 'id' },
  since: 'Preview',
  path: { conversation_id: id('Id of the conversation.'), id: id('Id of the part.') },
  needs: { amount: 'exactly one', of: ['send_state', 'seen'], hint: 'send_state goes with info_message, seen with admin_id.' },
  body: {
    send_state: z.string().min(1).max(100).optional().describe('For example sent.'),
    info_message: z.string().max(2000).optional().describe('What is said about it; with send_state.'),
    seen: stricterThan(z.boolean(), z.literal(true)).optional().describe('True: a teammate has seen it.'),
    admin_id: bodyId('Id of the teammate; with seen.', 'admins').optional(),
    experimental: stricterThan(z.boolean(), z.literal(true).describe('Always true.')),
    secret: z.string().min(1).max(1000).describe('The secret that Intercom gave you for this endpoint, besides the access token.'),
  },
  output: Part,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/conversations/updateconversationpart',
  examples: [
    {
      title: 'A reply was delivered',
      input: {
        conversation_id: '215474207061545',
        id: '456',
        send_state: 'sent',
        info_message: 'Delivered',
        experimental: true,
        secret: 'an-example-of-a-secret',
      },
      output: { type: 'conversation_part', id: '456', part_type: 'comment', created_at: 1734537559, external_reply_send_state: 'sent' },
    },
  ],
});
