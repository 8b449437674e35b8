import { firstOf, type Samples } from '../../testing/samples.ts';
import { companies } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  list_ordered: () => ({ order: 'asc' }),
  scroll: () => ({}),
  search: (world) => ({ query: { field: 'name', operator: '=', value: firstOf(world, companies).name } }),
  get: (world) => ({ company_id: firstOf(world, companies).id }),
  create: () => ({ company_id: 'new', name: 'New' }),
  update: (world) => ({ company_id: firstOf(world, companies).id, plan: 'Free' }),
  bulk_create: () => ({ companies: [{ company_id: 'new', name: 'New' }] }),
  bulk_update: (world) => ({ companies: [{ id: firstOf(world, companies).id, plan: 'Free' }] }),
  bulk_delete: (world) => ({ companies: [{ id: firstOf(world, companies).id }] }),
  delete: (world) => ({ company_id: firstOf(world, companies).id }),
};
