import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { newContact } from './bulk.ts';

export const bulk_create = operation({
  name: 'contacts.bulk_create',
  route: 'POST /contacts/bulk',
  summary: 'Create many contacts in the background',
  description:
    'Adds up to 100 contacts in a job. One whose email or external_id exists already, archived ones included, is rejected and never changed; a lead ' +
    'is made again. ' +
    'contact_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['import many contacts at once', 'add a list of people from a spreadsheet', 'upload a hundred leads in one job'],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'The job was not named: look with contacts.search whether the first and the last of them are there.' }],
  scope: 'users:write',
  permissions: ['read_write_users'],
  audit: { event: 'contact.bulk_created' },
  since: 'Preview',
  body: { contacts: z.array(newContact).min(1).max(mostOfBulk).describe('The contacts, 100 at most.'), job: openJob },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/bulkcreatecontacts',
  examples: [
    {
      title: 'Two contacts',
      input: {
        contacts: [
          { role: 'user', email: 'ada@example.com', external_id: 'u-1' },
          { role: 'user', email: 'grace@example.com' },
        ],
      },
      output: { id: 'job_v2_1', type: 'contacts.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
