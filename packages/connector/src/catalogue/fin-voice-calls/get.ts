import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { AiCallResponse } from './schemas.ts';

export const get = operation({
  name: 'fin_voice_calls.get',
  route: 'GET /fin_voice/collect/{id}',
  summary: 'Get a Fin Voice call',
  description: "One call that Fin Voice took, by Intercom's id, with its state and what was said.",
  asked: [
    'show a call of the voice bot',
    'what did the caller say to Fin Voice',
    'result of a phone bot call',
    'Fin Voice call 12',
    'how did the voice agent handle the call',
    'status and summary of a voice bot call',
    'transcript of a call that the AI took',
    'what happened in voice bot call 12',
    'summary of the call with Fin Voice',
    'one voice bot call with everything said',
    'show AI phone call 12',
    'how did the phone bot solve call 12',
    'how did voice call 3 end',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'fin_voice_call.read', target: 'id' },
  since: '2.15',
  path: { id: id('Id of the fin voice call.') },
  output: AiCallResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/collectfinvoicecallbyid',
  examples: [
    {
      title: 'Get a Fin Voice call',
      input: { id: '1234' },
      output: { id: 1234, status: 'registered', external_call_id: 'ext-1', user_phone_number: '+15551234567' },
    },
  ],
});
