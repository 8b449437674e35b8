import { firstOf, type Samples } from '../../testing/samples.ts';
import { conversations } from '../conversations/room.ts';

export const samples: Samples = { list: (world) => ({ id: firstOf(world, conversations).id }) };
