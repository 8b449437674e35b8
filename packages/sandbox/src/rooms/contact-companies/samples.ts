import type { World } from '../../parts/room.ts';
import { firstOf, type Samples } from '../../testing/samples.ts';
import { companies } from '../companies/room.ts';
import { contacts } from '../contacts/room.ts';

const employed = (world: World) =>
  world
    .of(contacts)
    .listed()
    .find(({ company_ids }) => company_ids.length > 0);

export const samples: Samples = {
  list: (world) => ({ contact_id: employed(world)?.id }),
  attach: (world) => ({ contact_id: firstOf(world, contacts).id, id: firstOf(world, companies).id }),
  detach: (world) => ({ contact_id: employed(world)?.id, company_id: employed(world)?.company_ids[0] }),
};
