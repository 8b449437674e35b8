import { type BulkJob, seedBulkJob } from '../../parts/bulk-jobs.ts';
import { room } from '../../parts/room.ts';

export const contactBulkJobs = room<BulkJob>()({ name: 'contact_bulk_jobs', seed: seedBulkJob });
