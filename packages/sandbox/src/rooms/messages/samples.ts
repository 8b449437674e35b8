import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';

export const samples: Samples = {
  create: (world) => ({
    message_type: 'in_app',
    body: 'Hello',
    from: { type: 'admin', id: Number(firstOf(world, admins).id) },
    to: { type: 'user', id: firstOf(world, contacts).id },
  }),
};
