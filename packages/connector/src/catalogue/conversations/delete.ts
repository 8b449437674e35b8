import * as z from 'zod';
import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'conversations.delete',
  route: 'DELETE /conversations/{conversation_id}',
  summary: 'Delete a conversation for good',
  description:
    'Deletes a conversation with all parts; it cannot be undone. Its figures stay in reports unless retain_metrics is false, which ' +
    'needs a permission of its own.',
  asked: [
    'delete a conversation for good',
    'erase a whole chat',
    'wipe the thread and all its messages',
    'remove the test conversation',
    'chat with private stuff must vanish completely',
    'delete conversation 9087 permanently',
    'remove the whole thread for ever',
    'the chat was a test, delete it completely',
    'erase the complete conversation because of privacy',
    'spam conversation, delete it',
    'purge a thread',
    'get rid of the entire chat',
    'wipe chat 781 completely',
    'remove the test chat for good',
    'conversation must be erased entirely',
    'delete the whole thread forever',
    'nothing of this chat should remain',
    'a training chat spoils the numbers, remove it for good',
    'erase chat 781 completely',
    'thread 781 was a test, delete it',
    'the whole conversation has to disappear for good',
    'GDPR: throw the thread away',
    'nothing of thread 781 may stay',
    'destroy chat 781 and all its messages',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'conversations:delete',
  permissions: ['delete_conversations_and_metrics'],
  audit: { event: 'conversation.deleted', target: 'conversation_id' },
  since: '2.13',
  path: { conversation_id: id('Id of the conversation.') },
  query: { retain_metrics: z.boolean().describe('Keep its figures in reports; true unless told.').optional() },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/deleteconversation',
  examples: [{ title: 'Delete a conversation for good', input: { conversation_id: '123' }, output: { id: '512' } }],
});

export { remove as delete };
