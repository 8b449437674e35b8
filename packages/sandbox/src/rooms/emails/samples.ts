import { firstOf, type Samples } from '../../testing/samples.ts';
import { emailSettings } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ id: firstOf(world, emailSettings).id }) };
