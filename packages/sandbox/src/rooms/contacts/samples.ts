import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from './room.ts';

export const samples: Samples = {
  bulk_create: () => ({ contacts: [{ role: 'user', email: 'bulk@example.com', companies: [{ company_id: 'bulk', name: 'Bulk' }] }] }),
  bulk_update: (world) => ({ contacts: [{ id: firstOf(world, contacts).id, name: 'Changed' }] }),
  bulk_delete: (world) => ({ contacts: [{ id: firstOf(world, contacts).id }] }),
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

  unarchive: (world) => ({
    contact_id: world
      .of(contacts)
      .all()
      .find(({ archived, merged_into }) => archived || merged_into === null)?.id,
  }),
  delete: (world) => ({ contact_id: firstOf(world, contacts).id }),
  block: (world) => ({ contact_id: firstOf(world, contacts).id }),
  merge: (world) => {
    const of = (role: string) =>
      world
        .of(contacts)
        .listed()
        .find((contact) => contact.role === role)?.id;
    return { from: of('lead'), into: of('user'), skip_duplicate_validation: true };
  },
};
