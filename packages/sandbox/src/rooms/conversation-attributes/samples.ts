import { firstOf, type Samples } from '../../testing/samples.ts';
import { conversationAttributes } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, conversationAttributes).id }),
  create: () => ({ name: 'Mood', data_type: 'string' }),
  update: (world) => ({ id: firstOf(world, conversationAttributes).id, description: 'As the shop knows it' }),
  delete: (world) => ({ id: firstOf(world, conversationAttributes).id }),
};
