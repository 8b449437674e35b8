import { firstOf, type Samples } from '../../testing/samples.ts';
import { collections } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ collection_id: firstOf(world, collections).id }),
  create: () => ({ name: 'Payments' }),
  update: (world) => ({ collection_id: firstOf(world, collections).id, name: 'Renamed' }),
  delete: (world) => ({ collection_id: firstOf(world, collections).id }),
};
