import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';
import { conversations } from '../conversations/room.ts';

export const samples: Samples = {
  attach: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    admin_id: firstOf(world, admins).id,
    customer: { intercom_user_id: firstOf(world, contacts).id },
  }),
  detach: (world) => {
    const group = world
      .of(conversations)
      .listed()
      .find(({ contact_ids }) => contact_ids.length > 1);
    return { conversation_id: group?.id, contact_id: group?.contact_ids[0], admin_id: firstOf(world, admins).id };
  },
};
