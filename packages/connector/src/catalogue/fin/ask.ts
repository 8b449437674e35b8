import { operation } from '../operation.ts';
import { anytime, FinAnswer, messageFields, timelessMetadata } from './schemas.ts';

export const ask = operation({
  name: 'fin.ask',
  route: 'POST /fin/ask',
  summary: 'Ask Fin one question',
  description:
    'Asks Fin a question that stands for itself, under a new conversation_id of yours. Fin answers once, by webhook or stream and not here: it asks ' +
    'nothing back, runs no procedure and hands nothing over. For a talk use fin.start; to a person goes fin.escalate. Preview only.',
  asked: ['ask Fin a single question', 'one answer from the bot without a conversation', 'what would Fin say to this'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Ask again: a conversation_id that Fin has already is refused.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.asked', target: 'conversation_id' },
  since: 'Preview',
  body: { ...messageFields, message: anytime.describe('What the user said.'), conversation_metadata: timelessMetadata },
  output: FinAnswer,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/fin-agent/askfin',
  examples: [
    {
      title: 'A question',
      input: {
        conversation_id: 'ext-124',
        message: { author: 'user', body: 'How do I change my password?', timestamp: '2025-01-24T10:01:20.000Z' },
        user: { id: '123456' },
      },
      output: { conversation_id: 'ext-124', user_id: '123456', status: 'thinking' },
    },
  ],
});
