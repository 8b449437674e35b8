import { operation } from '../operation.ts';
import { BulkJob } from '../shared/bulk.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'contact_bulk_jobs.get',
  route: 'GET /contacts/bulk/{id}',
  summary: 'Get a bulk job of contacts',
  description:
    'How far contacts.bulk_create, bulk_update or bulk_delete is: pending, running, completed, or completed_with_errors when one or more were ' +
    'rejected. Which ones is not told: look for them. Preview only.',
  asked: ['is the bulk import of contacts done', 'how far is the contacts job', 'did the batch of people go through'],
  effect: 'read',
  retry: 'R',
  scope: 'users:read',
  permissions: ['read_write_users'],
  audit: { event: 'contact_bulk_job.read', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the job.') },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/showbulkupdatecontactsjob',
  examples: [
    {
      title: 'A job that is over',
      input: { id: 'job_v2_1' },
      output: { id: 'job_v2_1', type: 'contacts.bulk.job', state: 'completed', created_at: 1713360000, completed_at: 1713360060 },
    },
  ],
});
