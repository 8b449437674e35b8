import type { Call } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { invalid } from '../../server/errors.ts';
import type { Conversation } from '../conversations/room.ts';
import { readAttributes, readState, readType } from './fields.ts';
import { nextTicketNumber, type Ticket, type TicketPart, tickets } from './room.ts';
import { ticketShape } from './shape.ts';

const spoken: readonly string[] = ['comment', 'note', 'quick_reply'];

/** The ticket that a conversation becomes: what was said is in it. */
export function converted(call: Call, conversation: Conversation): { changes: Change[]; shape: () => object } {
  const { body, world, now } = call;
  const type = readType(call);
  if (type.category !== 'Customer') throw invalid('Ticket type is not a customer ticket type');
  const state = readState(world, type, body['ticket_state_id'] ?? '8269');
  const parts = conversation.parts.flatMap((part): TicketPart[] =>
    spoken.includes(part.part_type)
      ? [
          {
            id: part.id,
            part_type: part.part_type as TicketPart['part_type'],
            body: part.body,
            created_at: part.created_at,
            author: part.author,
            attachments: part.attachments,
          },
        ]
      : [],
  );
  const ticket: Ticket = {
    id: conversation.id,
    ticket_id: nextTicketNumber(world),
    ticket_type_id: type.id,
    ticket_state_id: state.id,
    ticket_attributes: readAttributes(world, type, body['attributes'], false),
    contact_ids: conversation.contact_ids,
    company_id: conversation.company_id ?? null,
    admin_assignee_id: conversation.admin_assignee_id,
    team_assignee_id: conversation.team_assignee_id,
    open: conversation.state !== 'closed',
    snoozed_until: conversation.snoozed_until,
    is_shared: true,
    created_at: conversation.created_at,
    updated_at: now,
    tags: [],
    linked_ids: [],
    parts,
  };
  return { changes: [tickets.put(ticket)], shape: () => ticketShape(ticket, call) };
}
