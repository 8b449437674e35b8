import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Visitor } from './schemas.ts';

export const find = operation({
  name: 'visitors.find',
  route: 'GET /visitors',
  summary: 'Find a visitor',
  description: 'One visitor (who has not said who they are) by the user_id that the Messenger gave.',
  asked: [
    'look up a website visitor',
    'who is this anonymous person on our site',
    'visitor by user id',
    'the nameless one on our website',
    'somebody is browsing our site, who is it',
    'visitor with user id abc',
    'who is the visitor on our pricing page',
    'look up an anonymous visitor',
    'details of a website visitor',
    'which pages has the anonymous visitor been on',
    'who is the unknown person on the site, messenger gave me the user id',
    'what do we know about this visitor',
    'visitor by id',
    'anonymous user 8f-22, look up',
    'open the card of a visitor',
    'who is on our website without a name',
    'what do we know of the guest on our site',
    'guest with this id, who is it',
    'who is the nameless visitor',
    'who is this anonymous guest',
    'what is known of visitor m-55',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users', 'read_single_user'],
  audit: { event: 'visitor.read' },
  since: '2.7',
  query: { user_id: id('user_id that the Messenger gave.') },
  output: Visitor,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/visitors/retrievevisitorwithuserid',
  examples: [
    {
      title: 'Find a visitor',
      input: { user_id: 'x' },
      output: { type: 'visitor', id: '6762f3101bb69f9f2193bc64', email: '', name: null, created_at: 1734538000, updated_at: 1734538000 },
    },
  ],
});
