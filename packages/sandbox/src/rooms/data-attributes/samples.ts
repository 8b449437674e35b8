import { firstOf, type Samples } from '../../testing/samples.ts';
import { dataAttributes } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  create: () => ({ name: 'Favourite colour', model: 'contact', data_type: 'string' }),
  update: (world) => ({ data_attribute_id: firstOf(world, dataAttributes).id, description: 'What they pay for' }),
};
