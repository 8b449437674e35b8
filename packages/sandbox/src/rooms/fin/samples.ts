import { firstOf, type Samples } from '../../testing/samples.ts';
import { finConversations } from './room.ts';

const message = { author: 'user', body: 'Hello', timestamp: '2026-01-24T10:01:20.000Z' };

export const samples: Samples = {
  ask: () => ({ conversation_id: 'mine-3', message, user: { id: 'u-1' } }),
  escalate: (world) => ({ conversation_id: firstOf(world, finConversations).id }),
  start: () => ({ conversation_id: 'mine-1', message, user: { id: 'u-1' } }),
  reply: (world) => ({ conversation_id: firstOf(world, finConversations).id, message, user: { id: 'u-1' } }),
  rate: (world) => ({ conversation_id: firstOf(world, finConversations).id, rating: 'good' }),
};
