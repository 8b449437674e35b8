import type { Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';

export const samples: Samples = {
  list: (world) => ({
    id: world
      .of(contacts)
      .listed()
      .find(({ role }) => role === 'user')?.id,
  }),
};
