import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { AiCallResponse } from './schemas.ts';

export const find = operation({
  name: 'fin_voice_calls.find',
  route: 'GET /fin_voice/external_id/{external_id}',
  summary: 'Find a Fin Voice call by its call_id',
  description: 'The call that the telephony provider knows by this call_id.',
  asked: [
    "phone bot call, found by the telephony system's number for it",
    'call of Fin Voice with the telephony id',
    'look up by external call_id',
    'voice agent call with external id of our PBX',
    "get a Fin Voice call by the provider's call id",
    'find the bot phone call by our telephony id',
    'find the voice bot call by external call id',
    'our phone provider gave the call an id, find it at the voice bot',
    'look up a voice bot call by the number our system gave it',
    'external id of a call with the phone bot, what is behind it',
    'AI phone call with our own call id',
    'voice call by the id of our telephone provider',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'fin_voice_call.read', target: 'external_id' },
  since: '2.15',
  path: { external_id: id('Your own id.') },
  output: AiCallResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/collectfinvoicecallbyexternalid',
  examples: [
    {
      title: 'Find a Fin Voice call by its call_id',
      input: { external_id: 'ext-1' },
      output: { id: 1234, status: 'registered', external_call_id: 'ext-1', user_phone_number: '+15551234567' },
    },
  ],
});
