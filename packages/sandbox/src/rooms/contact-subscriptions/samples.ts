import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { subscriptionTypes } from '../subscription-types/room.ts';

export const samples: Samples = {
  list: (world) => ({ contact_id: firstOf(world, contacts).id }),
  attach: (world) => ({ contact_id: firstOf(world, contacts).id, id: firstOf(world, subscriptionTypes).id, consent_type: 'opt_out' }),
  detach: (world) => {
    const chose = world
      .of(contacts)
      .listed()
      .find(({ subscription_ids = [] }) => subscription_ids.length > 0);
    return { contact_id: chose?.id, subscription_id: chose?.subscription_ids?.[0] };
  },
};
