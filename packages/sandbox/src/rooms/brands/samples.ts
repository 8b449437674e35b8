import { firstOf, type Samples } from '../../testing/samples.ts';
import { brands } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ id: firstOf(world, brands).id }) };
