import { firstOf, type Samples } from '../../testing/samples.ts';
import { workflows } from './room.ts';

export const samples: Samples = { export: (world) => ({ id: firstOf(world, workflows).id }) };
