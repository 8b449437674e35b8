import type { View } from '../../parts/room.ts';
import { contacts } from '../contacts/room.ts';
import { stateShape, ticketStates } from '../ticket-states/room.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { typeShape } from '../ticket-types/shape.ts';
import type { Ticket, TicketPart } from './room.ts';

export const ticketPartShape = (part: TicketPart) => ({
  type: 'ticket_part',
  ...part,
  updated_at: part.created_at,
  redacted: false,
});

export function ticketShape(ticket: Ticket, { world }: View) {
  const type = world.of(ticketTypes).get(ticket.ticket_type_id);
  const state = world.of(ticketStates).get(ticket.ticket_state_id);
  const linked = ticket.linked_ids.map((id) => ({ type: 'conversation', id, category: null }));
  return {
    type: 'ticket',
    id: ticket.id,
    ticket_id: ticket.ticket_id,
    ticket_attributes: ticket.ticket_attributes,
    ticket_state: state && stateShape(state),
    ticket_type: type && typeShape(type, world),
    contacts: {
      type: 'contact.list',
      contacts: ticket.contact_ids.map((id) => ({ type: 'contact', id, external_id: world.of(contacts).get(id)?.external_id ?? null })),
    },
    admin_assignee_id: Number(ticket.admin_assignee_id ?? 0),
    team_assignee_id: Number(ticket.team_assignee_id ?? 0),
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    ticket_parts: { type: 'ticket_part.list', ticket_parts: ticket.parts.map(ticketPartShape), total_count: ticket.parts.length },
    open: ticket.open,
    ...(ticket.snoozed_until === null ? {} : { snoozed_until: ticket.snoozed_until }),
    linked_objects: { type: 'list', data: linked, total_count: linked.length, has_more: false },
    category: type?.category,
    is_shared: ticket.is_shared,
  };
}
