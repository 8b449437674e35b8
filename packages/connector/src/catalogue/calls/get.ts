import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Call } from './schemas.ts';

export const get = operation({
  name: 'calls.get',
  route: 'GET /calls/{call_id}',
  summary: 'Get a phone call',
  description: 'One phone call by id: state, times in Unix seconds, who, and the conversation it belongs to.',
  asked: [
    'details of one phone call',
    'how long did the call last and who picked up',
    'state of the call',
    'why was the call ended or missed',
    'which number called',
    'was the call answered',
    'show call 881',
    'how long was this phone call',
    'who answered that call and when',
    'was the call recorded, how did it end',
    'direction, duration and state of one call',
    'look at one phone call in detail',
    'why did the call drop',
    'how long was call 881 and who took it',
    'who picked up call 881 and how did it go',
    'call 881, from whom to whom',
    'did we miss call 881',
    'look at call 801',
    'did the customer or the agent end the call',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'call.read', target: 'call_id' },
  since: '2.14',
  path: { call_id: id('Id of the call.') },
  output: Call,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/showcall',
  examples: [
    {
      title: 'Get a phone call',
      input: { call_id: '123' },
      output: { type: 'call', id: '123', state: 'completed', created_at: 1734537437, updated_at: 1734537531 },
    },
  ],
});
