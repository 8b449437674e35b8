import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { conversations } from '../conversations/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  attach: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    id: firstOf(world, tags).id,
    admin_id: firstOf(world, admins).id,
  }),
  detach: (world) => {
    const tagged = world
      .of(conversations)
      .listed()
      .find(({ tags: applied }) => applied.length > 0);
    return { conversation_id: tagged?.id, tag_id: tagged?.tags[0]?.tag_id, admin_id: firstOf(world, admins).id };
  },
};
