import { firstOf, type Samples } from '../../testing/samples.ts';
import { whatsappMessages } from './room.ts';

export const samples: Samples = { get: (world) => ({ message_id: firstOf(world, whatsappMessages).id }) };
