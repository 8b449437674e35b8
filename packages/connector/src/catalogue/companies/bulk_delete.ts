import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { id } from '../shared/fields.ts';

export const bulk_delete = operation({
  name: 'companies.bulk_delete',
  route: 'POST /companies/bulk/delete',
  summary: 'Delete many companies in the background',
  description:
    'Deletes up to 100 companies by their Intercom id in a job: their people lose them, as with companies.delete. ' +
    'company_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['delete many companies at once', 'remove a batch of firms', 'clean up a hundred test accounts in the background'],
  effect: 'delete',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.bulk_deleted' },
  since: 'Preview',
  body: {
    companies: z
      .array(z.strictObject({ id: id('Intercom id of the company.', 'companies') }))
      .min(1)
      .max(mostOfBulk)
      .describe('The companies by id, 100 at most.'),
    job: openJob,
  },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/companies/bulkdeletecompanies',
  examples: [
    {
      title: 'Delete two companies',
      input: { companies: [{ id: '531ee472cce572a6ec000006' }, { id: '531ee472cce572a6ec000007' }] },
      output: { id: 'job_v2_1', type: 'companies.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
