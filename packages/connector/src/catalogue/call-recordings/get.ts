import { operation } from '../operation.ts';
import { Address } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'call_recordings.get',
  route: 'GET /calls/{call_id}/recording',
  summary: 'Get the recording of a phone call',
  description: 'The address at which the recording of a call can be fetched for a short time. Give it out only to who may hear it.',
  asked: [
    'recording of a phone call',
    'listen to the call',
    'download the audio of the call as mp3',
    'let me hear what was said on the phone',
    'tape of the call as evidence',
    'recording of call 881',
    'I want to listen to what the customer said on the phone',
    "get the audio file of yesterday's phone call",
    'play me the call',
    'voice recording for the complaint',
    'download what was recorded on the phone',
    'let me hear call 881',
    'audio of the call with Rosa',
    'I want to hear how my agent spoke',
    'customer disputes what was said, let me hear it',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'call.recording_read', target: 'call_id' },
  since: '2.14',
  path: { call_id: id('Id of the call.') },
  output: Address,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/showcallrecording',
  examples: [{ title: 'Get the recording of a phone call', input: { call_id: '123' }, output: { url: 'https://example.com/file' } }],
});
