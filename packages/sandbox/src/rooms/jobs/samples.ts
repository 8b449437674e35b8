import { firstOf, type Samples } from '../../testing/samples.ts';
import { jobs } from './room.ts';

export const samples: Samples = { get: (world) => ({ job_id: firstOf(world, jobs).id }) };
