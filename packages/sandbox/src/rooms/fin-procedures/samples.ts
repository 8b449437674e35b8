import { firstOf, type Samples } from '../../testing/samples.ts';
import { finProcedures } from './room.ts';

export const samples: Samples = {
  run: (world) => ({ procedure_id: firstOf(world, finProcedures).id, conversation_id: 'mine-2', user: { id: 'u-1' } }),
};
