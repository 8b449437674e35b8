import { firstOf, type Samples } from '../../testing/samples.ts';
import { conversations } from '../conversations/room.ts';
import { tickets } from '../tickets/room.ts';

export const samples: Samples = {
  attach: (world) => ({
    ticket_id: world
      .of(tickets)
      .listed()
      .find(({ ticket_type_id }) => ticket_type_id === '1237')?.id,
    conversation_id: firstOf(world, conversations).id,
  }),
  detach: (world) => {
    const linked = world
      .of(tickets)
      .listed()
      .find(({ linked_ids }) => linked_ids.length > 0);
    return { ticket_id: linked?.id, id: linked?.linked_ids[0] };
  },
};
