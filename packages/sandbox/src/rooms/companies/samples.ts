import { firstOf, type Samples } from '../../testing/samples.ts';
import { companies } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ company_id: firstOf(world, companies).id }),
  create: () => ({ company_id: 'new', name: 'New' }),
};
