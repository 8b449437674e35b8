import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { id } from '../shared/fields.ts';

export const bulk_delete = operation({
  name: 'contacts.bulk_delete',
  route: 'POST /contacts/bulk/delete',
  summary: 'Delete many contacts in the background',
  description:
    'Deletes up to 100 contacts by id for good, in a job; to be able to bring them back, archive them one by one (contacts.archive). ' +
    'contact_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['delete many contacts at once', 'remove a batch of test users for good', 'clean out a hundred profiles in the background'],
  effect: 'delete',
  retry: 'S',
  scope: 'users:write',
  permissions: ['read_write_users'],
  audit: { event: 'contact.bulk_deleted' },
  since: 'Preview',
  body: {
    contacts: z
      .array(z.strictObject({ id: id('Intercom id of the contact.', 'contacts') }))
      .min(1)
      .max(mostOfBulk)
      .describe('The contacts by id, 100 at most.'),
    job: openJob,
  },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/bulkdeletecontacts',
  examples: [
    {
      title: 'Delete two contacts',
      input: { contacts: [{ id: '6762f0d51bb69f9f2193bb7f' }, { id: '6762f0d51bb69f9f2193bb80' }] },
      output: { id: 'job_v2_1', type: 'contacts.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
