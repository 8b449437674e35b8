import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ contact_id: firstOf(world, contacts).id }),
  find: (world) => ({
    external_id: world
      .of(contacts)
      .all()
      .find(({ external_id, archived }) => external_id && !archived)?.external_id,
  }),
  search: () => ({ query: { field: 'role', operator: '=', value: 'user' } }),
  create: () => ({ email: 'new@example.com' }),
  update: (world) => ({ contact_id: firstOf(world, contacts).id, name: 'New' }),
  archive: (world) => ({ contact_id: firstOf(world, contacts).id }),
};
