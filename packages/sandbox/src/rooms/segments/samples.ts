import { firstOf, type Samples } from '../../testing/samples.ts';
import { segments } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ segment_id: firstOf(world, segments).id }) };
