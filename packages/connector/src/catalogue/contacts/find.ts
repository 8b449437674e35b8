import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Contact, includeMergeHistory } from './schemas.ts';

export const find = operation({
  name: 'contacts.find',
  route: 'GET /contacts/find_by_external_id/{external_id}',
  summary: 'Get a contact by your own id',
  description:
    'One contact by its external_id, also one that was created a moment ago and that a search does not find yet; users only, leads have none.',
  asked: [
    'get a contact by our own id',
    'user with external id 4711',
    'look up the customer by the user id of our database',
    'person just created, by external_id',
    'our database calls her user 99, is she in here',
    'profile of our own user number',
    'customer by the number in our system',
    'contact by external id u_4411',
    'who is user 4711 in our own database',
    'fetch the person with our customer number',
    'load a user by the id from our app',
    'find contact with external_id',
    'match our user id to the Intercom contact',
    'person with our id u_4411',
    'which contact has our user id 99',
    'get the user by external id',
    'our system calls him 4711, who is that',
    'do we have the person with our customer id',
    'load the user with the id from our app',
    'the person with our customer id',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users', 'read_single_user'],
  audit: { event: 'contact.read', target: 'external_id' },
  since: '2.13',
  path: { external_id: id('Your own id of the contact.') },
  query: { include_merge_history: includeMergeHistory },
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/showcontactbyexternalid',
  examples: [
    {
      title: 'A customer of yours',
      input: { external_id: 'u-1001' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', role: 'user', external_id: 'u-1001', email: 'ada@example.com' },
    },
  ],
});
