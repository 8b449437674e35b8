import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { AiCallResponse } from './schemas.ts';

export const findByPhone = operation({
  name: 'fin_voice_calls.find_by_phone',
  route: 'GET /fin_voice/phone_number/{phone_number}',
  summary: 'Find a Fin Voice call by phone number',
  description: 'The latest call of a phone number (with country code) that Fin Voice took.',
  asked: [
    'last call of this number that the voice bot took',
    'did the phone bot talk to this caller, by phone number',
    'Fin Voice call from +49',
    'did this number talk to the voice bot',
    'voice agent calls from a phone number',
    'latest Fin Voice call of a caller by number',
    'what did the caller with this number tell the phone bot',
    'what came of the call from +49 with the phone bot',
    'has this caller talked to Fin Voice',
    'caller with this number, did the phone bot talk to him',
    'newest voice bot call from one phone number',
    'look up by phone number what the voice bot did',
    'which calls did the voice bot have with this number',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'fin_voice_call.read', target: 'phone_number' },
  since: '2.15',
  path: { phone_number: id('Phone number with country code.') },
  output: AiCallResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/collectfinvoicecallbyphonenumber',
  examples: [
    {
      title: 'Find a Fin Voice call by phone number',
      input: { phone_number: '+15551234567' },
      output: { id: 1234, status: 'registered', external_call_id: 'ext-1', user_phone_number: '+15551234567' },
    },
  ],
});
