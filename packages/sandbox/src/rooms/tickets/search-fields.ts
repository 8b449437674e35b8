import type { View, World } from '../../parts/room.ts';
import { fieldsOf, type Searchable, searchFieldsOf } from '../../parts/search.ts';
import { ApiError } from '../../server/errors.ts';
import { ticketStates } from '../ticket-states/room.ts';
import { ticketTypeAttributes } from '../ticket-type-attributes/room.ts';
import { type Category, ticketTypes } from '../ticket-types/room.ts';
import type { Ticket } from './room.ts';

/** A search calls the categories by other names. */
const categoryTerms: Readonly<Record<Category, string>> = { Customer: 'request', 'Back-office': 'task', Tracker: 'tracker' };

const text = (value: unknown) => (value === undefined || value === null ? null : String(value));

const { operators } = searchFieldsOf('tickets.search');

const fieldsIn = (world: World) =>
  fieldsOf<Ticket>('tickets.search', {
    title: (one) => text(one.ticket_attributes['_default_title_']),
    description: (one) => text(one.ticket_attributes['_default_description_']),
    category: (one) => categoryTerms[world.of(ticketTypes).get(one.ticket_type_id)?.category ?? 'Customer'],
    teammate_ids: (one) => one.parts.flatMap(({ author }) => (author.type === 'admin' ? [author.id] : [])),
    admin_assignee_id: (one) => one.admin_assignee_id ?? '0',
    team_assignee_id: (one) => one.team_assignee_id ?? '0',
    state: (one) => world.of(ticketStates).get(one.ticket_state_id)?.category ?? null,
    tag_ids: (one) => one.tags.map(({ tag_id }) => tag_id),
  });

export function ticketSearchable({ world }: Pick<View, 'world'>): Searchable<Ticket> {
  const fields = fieldsIn(world);
  return {
    operators,
    field: (name) => {
      if (!name.startsWith('ticket_attribute.')) return fields.get(name);
      const id = name.slice('ticket_attribute.'.length);
      if (!/^\d+$/.test(id)) throw new ApiError(404, 'field_not_found', 'The requested ticket attribute ID is not a valid integer');
      const attribute = world.of(ticketTypeAttributes).get(id);
      return attribute && { type: 'string', read: (one) => text(one.ticket_attributes[attribute.name]) };
    },
  };
}
