import type { View, World } from '../../parts/room.ts';
import { type Field, operators, type Searchable } from '../../parts/search.ts';
import { ApiError } from '../../server/errors.ts';
import { ticketStates } from '../ticket-states/room.ts';
import { ticketTypeAttributes } from '../ticket-type-attributes/room.ts';
import { type Category, ticketTypes } from '../ticket-types/room.ts';
import type { Ticket } from './room.ts';

/** A search calls the categories by other names. */
const categoryTerms: Readonly<Record<Category, string>> = { Customer: 'request', 'Back-office': 'task', Tracker: 'tracker' };

const text = (value: unknown) => (value === undefined || value === null ? null : String(value));

const fieldsIn = (world: World) =>
  new Map<string, Field<Ticket>>([
    ['id', { type: 'string', read: (one) => one.id }],
    ['created_at', { type: 'date', read: (one) => one.created_at }],
    ['updated_at', { type: 'date', read: (one) => one.updated_at }],
    ['snoozed_until', { type: 'date', read: (one) => one.snoozed_until }],
    ['title', { type: 'words', read: (one) => text(one.ticket_attributes['_default_title_']) }],
    ['description', { type: 'words', read: (one) => text(one.ticket_attributes['_default_description_']) }],
    ['category', { type: 'string', read: (one) => categoryTerms[world.of(ticketTypes).get(one.ticket_type_id)?.category ?? 'Customer'] }],
    ['ticket_type_id', { type: 'string', read: (one) => one.ticket_type_id }],
    ['contact_ids', { type: 'tag', read: (one) => one.contact_ids }],
    ['teammate_ids', { type: 'tag', read: (one) => one.parts.flatMap(({ author }) => (author.type === 'admin' ? [author.id] : [])) }],
    ['admin_assignee_id', { type: 'string', read: (one) => one.admin_assignee_id ?? '0' }],
    ['team_assignee_id', { type: 'string', read: (one) => one.team_assignee_id ?? '0' }],
    ['open', { type: 'boolean', read: (one) => one.open }],
    ['state', { type: 'string', read: (one) => world.of(ticketStates).get(one.ticket_state_id)?.category ?? null }],
    ['tag_ids', { type: 'tag', read: (one) => one.tags.map(({ tag_id }) => tag_id) }],
  ]);

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
