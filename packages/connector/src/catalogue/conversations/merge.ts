import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Conversation } from './schemas.ts';

const noConversation = ['parameter_invalid', 'merge_into_conversation_id must be a valid integer conversation ID'] as const;

export const merge = operation({
  name: 'conversations.merge',
  route: 'POST /conversations/{id}/merge',
  summary: 'Merge a conversation into another',
  description: 'Moves this conversation into merge_into_conversation_id, which goes on; this one is closed. It cannot be undone.',
  asked: [
    'merge two conversations',
    'he wrote twice about the same thing, put the chats together',
    'combine duplicate threads into one',
    'join the emails to one case',
    'she opened three chats about one thing',
    'same customer, same question twice',
    'merge conversation 551 into 9087',
    'same person asked twice, put both threads together',
    'join two chats',
    'customer wrote by mail and by chat about one problem, combine them',
    'duplicate conversation, fold it into the first',
    'two open threads by one customer on the same matter',
    'two chats about one order, make it one',
    'put 781 and 782 together',
    'he wrote in two channels, join the threads',
    'same lady, same matter, two chats',
    'two agents answer the same man in two chats, put them together',
    'she wrote twice, make one thread out of both',
    'join 781 to 782',
    'fold the second chat into the first',
    'both threads are about one thing, combine',
    'put chat 782 inside 781',
    'the same question by mail and chat, unite them',
    'unite two conversations',
    'merge these chats',
    'two conversations into one',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Whether the conversation was merged is seen in conversations.get of both.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations', 'write_tickets'],
  audit: { event: 'conversation.merged', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the conversation that goes.') },
  body: { merge_into_conversation_id: z.int().describe('Id of the conversation that stays.') },
  said: { merge_into_conversation_id: { absent: noConversation, wrong: noConversation } },
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/mergeconversation',
  examples: [
    {
      title: 'Merge a conversation into another',
      input: { id: '123', merge_into_conversation_id: 456 },
      output: { type: 'conversation', id: '456', created_at: 1734537559, updated_at: 1734537561, state: 'open', title: null },
    },
  ],
});
