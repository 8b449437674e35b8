import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { events } from './room.ts';

export const samples: Samples = {
  list: (world) => ({ type: 'user', intercom_user_id: firstOf(world, events).id }),
  create: (world) => ({ id: firstOf(world, contacts).id, event_name: 'tried-it', created_at: 1_600_000_000 }),
  summarize: (world) => ({
    user_id: world
      .of(contacts)
      .listed()
      .find(({ external_id }) => external_id)?.external_id,
    event_summaries: { event_name: 'tried-it', count: 2, first: 1_600_000_000, last: 1_600_000_100 },
  }),
};
