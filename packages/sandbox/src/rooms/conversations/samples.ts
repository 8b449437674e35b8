import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { conversations } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ conversation_id: firstOf(world, conversations).id }),
  search: () => ({ query: { field: 'open', operator: '=', value: true } }),
  reply: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    type: 'admin',
    message_type: 'comment',
    admin_id: firstOf(world, admins).id,
    body: 'Hello',
  }),
  manage: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    message_type: 'close',
    type: 'admin',
    admin_id: firstOf(world, admins).id,
  }),

  auto_assign: (world) => ({ conversation_id: firstOf(world, conversations).id }),
  create: (world) => ({ from: { type: 'user', id: firstOf(world, contacts).id }, body: 'Hello' }),
  update: (world) => ({ conversation_id: firstOf(world, conversations).id, title: 'Late parcel', read: true }),
  delete: (world) => ({ conversation_id: firstOf(world, conversations).id }),
  redact: (world) => {
    const conversation = world
      .of(conversations)
      .listed()
      .find(({ parts }) => parts.some(({ body }) => body !== null));
    return {
      type: 'conversation_part',
      conversation_id: conversation?.id,
      conversation_part_id: conversation?.parts.find(({ body }) => body !== null)?.id,
    };
  },
  merge: (world) => {
    const [one, other] = world.of(conversations).listed();
    return { id: one?.id, merge_into_conversation_id: Number(other?.id) };
  },
  convert: (world) => ({
    conversation_id: firstOf(world, conversations).id,
    ticket_type_id: world
      .of(ticketTypes)
      .listed()
      .find(({ category }) => category === 'Customer')?.id,
  }),
};
