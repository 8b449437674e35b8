import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { changedContact } from './bulk.ts';

export const bulk_update = operation({
  name: 'contacts.bulk_update',
  route: 'PUT /contacts/bulk',
  summary: 'Change many contacts in the background',
  description:
    'Changes up to 100 contacts by id in a job, tags and companies among it; what is left out of one stays. Unknown tags are passed over. ' +
    'contact_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['change many contacts at once', 'set an attribute on a batch of people', 'tag or update a hundred users in one job'],
  effect: 'update',
  retry: 'S',
  scope: 'users:write',
  permissions: ['read_write_users'],
  audit: { event: 'contact.bulk_updated' },
  since: 'Preview',
  body: {
    contacts: z.array(changedContact).min(1).max(mostOfBulk).describe('The contacts by id, 100 at most, each with what changes.'),
    job: openJob,
  },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/bulkupdatecontacts',
  examples: [
    {
      title: 'Tag a contact and rename it',
      input: { contacts: [{ id: '6762f0d51bb69f9f2193bb7f', name: 'Ada', tags: { add: [{ id: '123' }] } }] },
      output: { id: 'job_v2_1', type: 'contacts.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
