import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { finUser } from './schemas.ts';

export const escalate = operation({
  name: 'fin.escalate',
  route: 'POST /fin/escalate',
  summary: 'Hand a Fin conversation to a person',
  description:
    'Hands a conversation with Fin (conversation_id, your own) to the team, or begins one for a user who has none (user, with a first message). ' +
    'context is a note for the teammate that the user never sees. Answers the Intercom id where a new conversation was begun. Preview only.',
  asked: ['hand a Fin conversation to a person', 'the bot cannot help, get a human', 'pass the user from the bot to the team'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look in the inbox whether the conversation is there: each time it is asked for may open another.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.escalated', target: 'conversation_id' },
  since: 'Preview',
  needs: {
    amount: 'exactly one',
    of: ['conversation_id', 'user'],
    hint: 'A conversation that Fin has, or a user without one.',
  },
  body: {
    conversation_id: id('Your own id of a conversation that Fin has.').optional(),
    user: finUser.describe('For whom a conversation begins.').optional(),
    message: z.string().min(1).max(10_000).describe('Its first message, which the user sees.').optional(),
    context: z.string().min(1).max(10_000).describe('Why, as a note for the teammate.').optional(),
  },
  output: loose({
    conversation_id: z.string().nullish(),
    intercom_conversation_id: z.string().nullish(),
    status: z.string().nullish(),
    sse_subscription_url: z.string().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/fin-agent/escalatefinconversation',
  examples: [
    {
      title: 'Hand over a conversation',
      input: { conversation_id: 'ext-123', context: 'Wants a refund' },
      output: { conversation_id: 'ext-123', status: 'escalated' },
    },
  ],
});
