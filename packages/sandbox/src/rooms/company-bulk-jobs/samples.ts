import type { Samples } from '../../testing/samples.ts';
import { companyBulkJobs } from './room.ts';

export const samples: Samples = { get: (world) => ({ id: world.of(companyBulkJobs).all()[0]?.id }) };
