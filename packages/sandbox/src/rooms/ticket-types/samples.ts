import { firstOf, type Samples } from '../../testing/samples.ts';
import { ticketTypes } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ ticket_type_id: firstOf(world, ticketTypes).id }),
  create: () => ({ name: 'Question', category: 'Customer' }),
  update: (world) => ({ ticket_type_id: firstOf(world, ticketTypes).id, description: 'It is broken.' }),
};
