import { firstOf, type Samples } from '../../testing/samples.ts';
import { ecommerceConnectors } from './room.ts';

export const samples: Samples = {
  upload: (world) => ({
    id: firstOf(world, ecommerceConnectors).id,
    catalog: [{ id: 'p-1', title: 'Mug', url: 'https://example.com/mug' }],
  }),
};
