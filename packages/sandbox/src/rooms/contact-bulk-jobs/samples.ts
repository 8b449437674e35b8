import type { Samples } from '../../testing/samples.ts';
import { contactBulkJobs } from './room.ts';

export const samples: Samples = { get: (world) => ({ id: world.of(contactBulkJobs).all()[0]?.id }) };
