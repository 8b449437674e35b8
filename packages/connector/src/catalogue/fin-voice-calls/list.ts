import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { AiCallResponse } from './schemas.ts';

export const list = operation({
  name: 'fin_voice_calls.list',
  route: 'GET /fin_voice/conversation/{conversation_id}',
  summary: 'List Fin Voice calls of a conversation',
  description: 'The calls that Fin Voice took in one conversation.',
  asked: [
    'voice bot calls of a conversation',
    'which calls did Fin Voice take in this chat',
    'phone bot calls in the case',
    'AI phone calls in conversation 9087',
    'Fin Voice calls that belong to this chat',
    'which voice agent calls are in the thread',
    'voice bot calls of conversation 781',
    'which calls did the phone bot take in this conversation',
    'phone bot calls that belong to chat 9',
    'all AI voice calls of one thread',
    'did the phone bot speak with the customer in this case',
    'voice bot calls of chat 781',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'fin_voice_call.listed', target: 'conversation_id' },
  since: '2.15',
  path: { conversation_id: id('Id of the conversation.') },
  output: z.array(AiCallResponse),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/collectfinvoicecallsbyconversationid',
  examples: [
    {
      title: 'List Fin Voice calls of a conversation',
      input: { conversation_id: '512' },
      output: [{ id: 1234, status: 'registered', external_call_id: 'ext-1', user_phone_number: '+15551234567' }],
    },
  ],
});
