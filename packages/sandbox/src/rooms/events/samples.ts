import type { World } from '../../parts/room.ts';
import type { Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';

const known = (world: World) =>
  world
    .of(contacts)
    .listed()
    .find(({ external_id }) => external_id)?.external_id;

export const samples: Samples = {
  list: (world) => ({ type: 'user', user_id: known(world) }),
  create: (world) => ({ user_id: known(world), event_name: 'tried-it', created_at: 1_600_000_000 }),
  summarize: (world) => ({
    user_id: known(world),
    event_summaries: { event_name: 'tried-it', count: 2, first: 1_600_000_000, last: 1_600_000_100 },
  }),
};
