import { jobNotFound, jobShape } from '../../parts/bulk-jobs.ts';
import { type Handler, param } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { companyBulkJobs } from './room.ts';

export { companyBulkJobs as room } from './room.ts';

export const get: Handler = (call) =>
  jobShape(
    rowOf(call, companyBulkJobs, 'id', () => jobNotFound(param(call, 'id'))),
    'companies',
    call,
  );
