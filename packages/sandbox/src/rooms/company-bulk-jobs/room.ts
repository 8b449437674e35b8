import { type BulkJob, seedBulkJob } from '../../parts/bulk-jobs.ts';
import { room } from '../../parts/room.ts';

export const companyBulkJobs = room<BulkJob>()({ name: 'company_bulk_jobs', seed: seedBulkJob });
