import { firstOf, type Samples } from '../../testing/samples.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { ticketTypeAttributes } from './room.ts';

export const samples: Samples = {
  create: (world) => ({ ticket_type_id: firstOf(world, ticketTypes).id, name: 'Colour', description: 'Of the thing', data_type: 'string' }),
  update: (world) => {
    const { id, ticket_type_id } = firstOf(world, ticketTypeAttributes);
    return { ticket_type_id, attribute_id: id, description: 'In a few words' };
  },
};
