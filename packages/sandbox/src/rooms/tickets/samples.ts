import type { World } from '../../parts/room.ts';
import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';
import { tickets } from './room.ts';

const ofType = (world: World, typeId: string) =>
  world
    .of(tickets)
    .listed()
    .find(({ ticket_type_id }) => ticket_type_id === typeId)?.id;

const fresh = (world: World) => ({
  ticket_type_id: '1234',
  contacts: [{ id: firstOf(world, contacts).id }],
  ticket_attributes: { _default_title_: 'Broken', _default_description_: 'It does nothing.' },
});

export const samples: Samples = {
  get: (world) => ({ ticket_id: firstOf(world, tickets).id }),
  search: () => ({ query: { field: 'ticket_type_id', operator: '=', value: '1234' } }),
  create: fresh,
  enqueue: fresh,
  update: (world) => ({ ticket_id: ofType(world, '1234'), ticket_attributes: { Priority: 'High' } }),
  reply: (world) => ({
    ticket_id: ofType(world, '1234'),
    type: 'admin',
    message_type: 'note',
    admin_id: firstOf(world, admins).id,
    body: 'Hm',
  }),
  delete: (world) => ({ ticket_id: firstOf(world, tickets).id }),
  change_type: (world) => ({ ticket_id: ofType(world, '1234'), ticket_type_id: '1238', ticket_state_id: '8270' }),
};
