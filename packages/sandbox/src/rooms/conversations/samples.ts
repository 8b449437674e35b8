import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { conversations } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ conversation_id: firstOf(world, conversations).id }),
  search: () => ({ query: { field: 'open', operator: '=', value: true } }),
  reply: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    type: 'admin',
    message_type: 'comment',
    admin_id: firstOf(world, admins).id,
    body: 'Hello',
  }),
  manage: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    message_type: 'close',
    type: 'admin',
    admin_id: firstOf(world, admins).id,
  }),
};
