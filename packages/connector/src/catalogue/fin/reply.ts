import { operation } from '../operation.ts';
import { FinAnswer, messageFields } from './schemas.ts';

export const reply = operation({
  name: 'fin.reply',
  route: 'POST /fin/reply',
  summary: 'Give Fin the next message',
  description: 'Hands a further message of the user to Fin in a conversation that fin.start began.',
  asked: [
    "pass the user's next message to Fin",
    'continue the conversation with the bot',
    'the customer answered the bot, send it on',
    "send the user's answer to Fin",
    'user wrote again, hand it to Fin',
    'next message in the session with Fin',
    'continue with Fin',
    'follow-up question for Fin',
    'she answered, give it to Fin',
    "pass on the user's second message to the bot",
    'user in our own system wrote back, hand that to the bot',
    'next text of the user for the running Fin session',
    'forward the next message of the user to Fin',
    "customer's follow-up goes to the bot",
    'user answered the bot, pass it on',
    'next message for Fin',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look at the conversation whether Fin has the message.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.replied', target: 'conversation_id' },
  since: '2.14',
  body: messageFields,
  said: { conversation_id: { absent: ['parameter_invalid', 'conversation_id is required'] } },
  output: FinAnswer,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/fin-agent/replytofin',
  examples: [
    {
      title: 'Give Fin the next message',
      input: {
        conversation_id: '123456',
        message: { author: 'user', body: "Here's the information you requested.", timestamp: '2025-01-24T09:01:00.000Z' },
        user: { id: '123456', name: 'John Doe', email: 'john.doe@example.com' },
      },
      output: { status: 'thinking' },
    },
  ],
});
