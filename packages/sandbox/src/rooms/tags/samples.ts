import { firstOf, type Samples } from '../../testing/samples.ts';
import { tags } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  create: () => ({ name: 'New' }),
  get: (world) => ({ tag_id: firstOf(world, tags).id }),
  delete: (world) => ({ tag_id: firstOf(world, tags).id }),
};
