import { operation } from '../operation.ts';
import { BulkJob } from '../shared/bulk.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'company_bulk_jobs.get',
  route: 'GET /companies/bulk/{id}',
  summary: 'Get a bulk job of companies',
  description:
    'How far companies.bulk_create, bulk_update or bulk_delete is: pending, running, completed, or completed_with_errors when one or more were ' +
    'rejected. Which ones is not told: look for them. Preview only.',
  asked: ['is the bulk import of companies done', 'how far is the company job', 'did the batch of firms go through'],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company_bulk_job.read', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the job.') },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/companies/showbulkcompaniesjob',
  examples: [
    {
      title: 'A job that is over',
      input: { id: 'job_v2_1' },
      output: { id: 'job_v2_1', type: 'companies.bulk.job', state: 'completed', created_at: 1713360000, completed_at: 1713360060 },
    },
  ],
});
