import * as z from 'zod';
import { operation } from '../operation.ts';
import { BulkJob, mostOfBulk, openJob } from '../shared/bulk.ts';
import { savedCompany } from './bulk.ts';

export const bulk_create = operation({
  name: 'companies.bulk_create',
  route: 'POST /companies/bulk',
  summary: 'Save many companies in the background',
  description:
    'Adds up to 100 companies in a job, each by company_id (your own id), or changes the one that has it. ' +
    'company_bulk_jobs.get tells when it is over; that anything was rejected shows as completed_with_errors, not what. Preview only.',
  asked: ['import many companies at once', 'add a hundred firms in one job', 'upload a list of accounts in the background'],
  effect: 'create',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.bulk_saved' },
  since: 'Preview',
  body: { companies: z.array(savedCompany).min(1).max(mostOfBulk).describe('The companies, 100 at most.'), job: openJob },
  output: BulkJob,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/companies/bulkcreatecompanies',
  examples: [
    {
      title: 'Two companies',
      input: {
        companies: [
          { company_id: 'acme', name: 'Acme Corp' },
          { company_id: 'example', name: 'Example Ltd' },
        ],
      },
      output: { id: 'job_v2_1', type: 'companies.bulk.job', state: 'running', created_at: 1713360000 },
    },
  ],
});
