import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { changedCompany } from './bulk.ts';

export const bulk_update = operation({
  name: 'companies.bulk_update',
  route: 'PUT /companies/bulk',
  summary: 'Change many companies in the background',
  description:
    'Changes up to 100 companies by their Intercom id in a job; an unknown id is rejected, never made. What is left out stays. ' +
    'company_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['change many companies at once', 'set the plan of a batch of firms', 'update a hundred accounts in one job'],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.bulk_updated' },
  since: 'Preview',
  body: {
    companies: z.array(changedCompany).min(1).max(mostOfBulk).describe('The companies by id, 100 at most, each with what changes.'),
    job: openJob,
  },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/companies/bulkupdatecompanies',
  examples: [
    {
      title: 'Change what a company spends',
      input: { companies: [{ id: '531ee472cce572a6ec000006', monthly_spend: 1000 }] },
      output: { id: 'job_v2_1', type: 'companies.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
