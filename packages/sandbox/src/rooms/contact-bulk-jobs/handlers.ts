import { jobNotFound, jobShape } from '../../parts/bulk-jobs.ts';
import { type Handler, param } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { contactBulkJobs } from './room.ts';

export { contactBulkJobs as room } from './room.ts';

export const get: Handler = (call) =>
  jobShape(
    rowOf(call, contactBulkJobs, 'id', () => jobNotFound(param(call, 'id'))),
    'contacts',
    call,
  );
