import { firstOf, type Samples } from '../../testing/samples.ts';
import { audiences } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, audiences).id }),
  create: () => ({ name: 'New', predicates: [{ attribute: 'email', type: 'string', comparison: 'contains', value: '@example.com' }] }),
  update: (world) => ({ id: firstOf(world, audiences).id, name: 'Renamed' }),
  delete: (world) => ({ id: firstOf(world, audiences).id }),
};
