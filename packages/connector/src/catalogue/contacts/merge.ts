import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { Contact, includeMergeHistory } from './schemas.ts';

export const merge = operation({
  name: 'contacts.merge',
  route: 'POST /contacts/merge',
  summary: 'Merge a lead into a user',
  description:
    'Merges the lead from into the user into, for good: from is gone, its conversations move. Both must share an email or phone ' +
    'unless skip_duplicate_validation is true.',
  asked: [
    'merge two profiles',
    'the same person twice, join the duplicates',
    'combine a lead with a user',
    'she has two accounts, make them one',
    'this customer exists twice',
    'two records of the same customer, join them',
    'merge lead 12 into user 99',
    'he signed up twice with different addresses',
    'fold the old lead into the user',
    'duplicate person, make one out of two',
    'the lead and the user are the same human',
    'combine both profiles of Rosa',
    'dedupe these contacts',
    'he exists twice, put the two together',
    'same woman as lead and as user, join',
    'two entries for one customer',
    'make one profile out of the lead and the user',
    'join the duplicate contacts',
    'he is in here two times',
    'she has two profiles, make it one',
    'customer is in the system twice',
    'remove the double entry by joining',
    'dedupe a person',
    'these two are one person',
    'Ada is in twice',
    'lead is the same person as the user',
    'she is in there twice',
    'combine two profiles',
    'two entries for one man',
    'put the lead into the user profile',
    'one human, two records, fix it',
    'duplicate customer, make one of them',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Whether the lead became part of the user is seen in contact_merges.list of the user.' }],
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.merged', target: 'into' },
  since: '2.7',
  query: { include_merge_history: includeMergeHistory },
  body: {
    from: bodyId('Intercom id of the lead that goes.'),
    into: bodyId('Intercom id of the user that stays.'),
    skip_duplicate_validation: z.boolean().optional().describe('Merge although they share neither email nor phone.'),
  },
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/mergecontact',
  examples: [
    {
      title: 'Merge a lead into a user',
      input: { from: '69fc28656eb15ee99761144b', into: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', role: 'user', email: 'ada@example.com' },
    },
  ],
});
