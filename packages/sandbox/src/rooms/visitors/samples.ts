import { firstOf, type Samples } from '../../testing/samples.ts';
import { visitors } from './room.ts';

export const samples: Samples = {
  find: (world) => ({ user_id: firstOf(world, visitors).user_id }),
  update: (world) => ({ id: firstOf(world, visitors).id, name: 'Violet' }),
  convert: (world) => ({ type: 'user', visitor: { id: firstOf(world, visitors).id }, user: { email: 'found@example.com' } }),
};
