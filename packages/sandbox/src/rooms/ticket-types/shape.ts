import type { World } from '../../parts/room.ts';
import { isStateOf, stateShape, ticketStates } from '../ticket-states/room.ts';
import { attributesOf, typeAttributeShape } from '../ticket-type-attributes/room.ts';
import { briefType, type TicketType } from './room.ts';

/** A type with its fields; in a ticket without its states. */
export const typeShape = (type: TicketType, world: World) => ({
  ...briefType(type, world),
  ticket_type_attributes: { type: 'list', data: attributesOf(world, type.id).map((attribute) => typeAttributeShape(attribute, world)) },
});

export const typeWithStates = (type: TicketType, world: World) => ({
  ...typeShape(type, world),
  ticket_states: {
    type: 'list',
    data: world
      .of(ticketStates)
      .listed()
      .filter((state) => isStateOf(state, type.id))
      .map(stateShape),
  },
});
