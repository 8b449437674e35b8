import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  list: (world) => ({ contact_id: firstOf(world, contacts).id }),
  attach: (world) => ({ contact_id: firstOf(world, contacts).id, id: firstOf(world, tags).id }),
  detach: (world) => {
    const tagged = world
      .of(contacts)
      .listed()
      .find(({ tag_ids }) => tag_ids.length > 0);
    return { contact_id: tagged?.id, tag_id: tagged?.tag_ids[0] };
  },
};
