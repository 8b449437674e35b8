import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { tags } from '../tags/room.ts';
import { tickets } from '../tickets/room.ts';

export const samples: Samples = {
  attach: (world) => ({ ticket_id: firstOf(world, tickets).id, id: firstOf(world, tags).id, admin_id: firstOf(world, admins).id }),
  detach: (world) => {
    const tagged = world
      .of(tickets)
      .listed()
      .find((ticket) => ticket.tags.length > 0);
    return { ticket_id: tagged?.id, tag_id: tagged?.tags[0]?.tag_id, admin_id: firstOf(world, admins).id };
  },
};
