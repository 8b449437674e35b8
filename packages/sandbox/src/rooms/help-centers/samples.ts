import { firstOf, type Samples } from '../../testing/samples.ts';
import { helpCenters } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ help_center_id: firstOf(world, helpCenters).id }) };
