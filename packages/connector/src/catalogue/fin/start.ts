import { operation } from '../operation.ts';
import { conversationMetadata, FinAnswer, messageFields } from './schemas.ts';

export const start = operation({
  name: 'fin.start',
  route: 'POST /fin/start',
  summary: 'Let Fin begin to answer',
  description:
    "Hands a first message of a user to Fin, in a conversation of yours. Fin's answers come by webhook or stream, not in the answer " +
    'to this call.',
  asked: [
    'let Fin answer a customer',
    'start a conversation with the bot from our own chat',
    'hand a first question to Fin',
    'have the AI agent take it',
    'give this question to the bot',
    'begin a conversation with Fin from our own app',
    'let Fin handle this question',
    'start a session with the AI agent',
    "give Fin the user's first message",
    'ask Fin on behalf of a user in our widget',
    'have the bot answer the customer',
    'give the bot a new question from our app',
    'start Fin for a user with a question',
    'hand the user over to Fin',
    'let the AI agent begin',
    'kick off Fin with the text of a user',
    'start the bot in our own system for a thread',
    'let Fin loose on a question from our chat window',
    'pass the first message of a user to Fin',
    'our own messenger should begin a talk with the AI agent',
    'let the bot have a go at this question',
    'hand the question to the bot',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look at the conversation whether Fin has the message.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.started', target: 'conversation_id' },
  since: '2.14',
  body: { ...messageFields, conversation_metadata: conversationMetadata },
  said: { conversation_id: { absent: ['parameter_invalid', 'conversation_id is required'] } },
  output: FinAnswer,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/fin-agent/startfinconversation',
  examples: [
    {
      title: 'Let Fin begin to answer',
      input: {
        conversation_id: 'ext-123',
        message: { author: 'user', body: 'How can I see my account details?', timestamp: '2025-01-24T10:01:20.000Z' },
        user: { id: '123456', name: 'John Doe', email: 'john.doe@example.com' },
      },
      output: { status: 'thinking' },
    },
  ],
});
