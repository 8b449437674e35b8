import { firstOf, type Samples } from '../../testing/samples.ts';
import { sideConversations } from './room.ts';

export const samples: Samples = { list: (world) => ({ id: firstOf(world, sideConversations).conversation_id }) };
