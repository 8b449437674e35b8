import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { jobShape, jobs } from './room.ts';

export { jobs as room } from './room.ts';

export const get: Handler = (call) =>
  jobShape(
    rowOf(call, jobs, 'job_id', () => notFound('Job Not Found', 'job_not_found')),
    call,
  );
