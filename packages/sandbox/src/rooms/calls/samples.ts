import { firstOf, type Samples } from '../../testing/samples.ts';
import { phoneCalls } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ call_id: firstOf(world, phoneCalls).id }),
  search: (world) => ({ conversation_ids: [firstOf(world, phoneCalls).conversation_id] }),
};
