import type { Handler } from '../../parts/call.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { isStateOf, stateShape, ticketStates } from './room.ts';

export { ticketStates as room } from './room.ts';

/** Each with the types that have it. */
export const list: Handler = ({ world }) => {
  const types = world.of(ticketTypes).listed();
  const data = world
    .of(ticketStates)
    .listed()
    .map((state) => ({
      ...stateShape(state),
      archived: state.archived,
      ticket_types: {
        type: 'list',
        data: types
          .filter(({ id }) => isStateOf(state, id))
          .map(({ id, name, description, icon, archived, is_internal, category }) => ({
            type: 'ticket_type',
            id,
            name,
            description,
            icon,
            archived,
            is_internal,
            category,
          })),
      },
    }));
  return { type: 'list', data };
};
