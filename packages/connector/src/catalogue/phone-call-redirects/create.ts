import * as z from 'zod';
import { operation } from '../operation.ts';
import { customAttributes } from '../shared/fields.ts';
import { PhoneSwitch } from './schemas.ts';

export const create = operation({
  name: 'phone_call_redirects.create',
  route: 'POST /phone_call_redirects',
  summary: 'Move a caller to chat',
  description:
    "Sends a text message to a caller's phone with a link that continues in the Messenger. phone has the country code " +
    '(+353…). custom_attributes are written to the contact who comes by it.',
  asked: [
    'move a caller to chat by text message',
    'send an sms with a link to go on in the messenger',
    'get the person off the phone line into the chat',
    'deflect a call to writing',
    'send the caller a link to chat',
    'move this phone call to messenger',
    'line is busy, text the caller so he can write to us',
    'offer the caller chat instead of the phone',
    'deflect the caller by sms',
    'send him a text so that he can chat instead of holding the line',
    'get the caller into the messenger',
    'queue is long, offer the caller to write instead',
    'he hangs in the line, let him chat',
    'caller has waited for ages, text him a link to write to us',
    'let the caller go on in writing',
    'move the caller to chat',
    'text the caller a link to the messenger',
    'waiting on the phone is too long, let him chat',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Only the phone that got the text message tells.' }],
  scope: 'phone_call_redirects:write',
  permissions: ['create_phone_call_redirects'],
  audit: { event: 'phone_call.redirected' },
  since: '2.7',
  body: { phone: z.string().max(2000).describe('Phone number with country code.'), custom_attributes: customAttributes.optional() },
  output: PhoneSwitch,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/switch/createphoneswitch',
  examples: [
    {
      title: 'Move a caller to chat',
      input: { phone: '+353832345678' },
      output: { type: 'phone_call_redirect', url: 'http://via.intercom.io/msgr/1add3dd1-a75e-4a96-96fd-984d16aba059' },
    },
  ],
});
