import { operation } from '../operation.ts';
import { Text } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'call_transcripts.get',
  route: 'GET /calls/{call_id}/transcript',
  summary: 'Get the transcript of a phone call',
  description: 'What was said in a call, as plain text.',
  asked: [
    'transcript of a phone call',
    'what was said on the phone, in writing',
    'read the call as text',
    'what did they talk about in the call',
    'I want to read the phone call',
    'what did the customer say in the phone call',
    'transcript of call 881',
    'give me the phone call as text',
    'written version of the call',
    'what exactly was agreed on the phone',
    'sum up the phone call',
    'read what the agent told her on the phone',
    'what did he say in the call',
    'call 881 as text',
    'read what was said in call 881',
    'customer disputes what was said on the phone, show the text',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'call.transcript_read', target: 'call_id' },
  since: '2.14',
  path: { call_id: id('Id of the call.') },
  output: Text,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/showcalltranscript',
  examples: [{ title: 'Get the transcript of a phone call', input: { call_id: '123' }, output: '…' }],
});
