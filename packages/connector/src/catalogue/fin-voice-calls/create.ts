import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { AiCallResponse } from './schemas.ts';

export const create = operation({
  name: 'fin_voice_calls.create',
  route: 'POST /fin_voice/register',
  summary: 'Register a call for Fin Voice',
  description: "Tells Fin Voice of a call that a telephony provider hands over, by that provider's call_id, before it arrives.",
  asked: [
    'register a call for Fin Voice',
    'announce a phone call that the voice bot will take',
    'hand a caller to the phone bot',
    'our phone system is about to pass a caller to the bot',
    'tell Fin Voice that a call is coming',
    'register an incoming call with the voice agent',
    'forward a phone call to the AI voice agent',
    'our PBX hands a call to Fin',
    'set up a voice bot call for a caller',
    'let the voice agent take the next call',
    'register phone call for the voice bot',
    'tell the voice bot about a call that our system puts through',
    'announce a caller to Fin Voice',
    'new phone bot call',
    'tell Fin a call is coming',
  ],
  effect: 'create',
  retry: 'K',
  reconcile: [{ by: 'read', operation: 'fin_voice_calls.find', input: { external_id: 'call_id' }, same: [] }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin_voice_call.registered' },
  since: '2.15',
  body: {
    phone_number: z.string().max(2000).describe('Phone number with country code.'),
    call_id: bodyId("The telephony provider's id of the call."),
    source: z.enum(['five9', 'zoom_phone', 'aws_connect']).describe('The telephony provider.').optional(),
    data: z.record(z.string(), z.unknown()).describe('What the provider knows of the call.').nullable().optional(),
  },
  output: AiCallResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/registerfinvoicecall',
  examples: [
    {
      title: 'Register a call for Fin Voice',
      input: { phone_number: '+15551234567', call_id: 'ext-1', source: 'aws_connect' },
      output: { id: 1234, status: 'registered', external_call_id: 'ext-1', user_phone_number: '+15551234567' },
    },
  ],
});
