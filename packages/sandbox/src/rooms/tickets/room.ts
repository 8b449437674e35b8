import { type Row, room, type World } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';
import type { Author } from '../conversations/authors.ts';
import type { Applied, Attachment } from '../conversations/room.ts';
import { seedTickets } from './seed.ts';

export interface TicketPart {
  readonly id: string;
  readonly part_type:
    | 'comment'
    | 'note'
    | 'quick_reply'
    | 'assignment'
    | 'ticket_state_updated_by_admin'
    | 'ticket_attribute_updated_by_admin';
  readonly body: string | null;
  readonly created_at: number;
  readonly author: Author;
  readonly attachments: readonly Attachment[];
  readonly ticket_state?: string;
  readonly previous_ticket_state?: string;
  readonly assigned_to?: { type: 'admin' | 'team'; id: string } | null;
  readonly updated_attribute_data?: Readonly<Record<string, unknown>>;
}

export interface Ticket extends Row {
  /** The number that the inbox shows: of no use in addresses. */
  readonly ticket_id: string;
  readonly ticket_type_id: string;
  readonly ticket_state_id: string;
  readonly ticket_attributes: Readonly<Record<string, unknown>>;
  readonly contact_ids: readonly string[];
  readonly company_id: string | null;
  readonly admin_assignee_id: string | null;
  readonly team_assignee_id: string | null;
  readonly open: boolean;
  readonly snoozed_until: number | null;
  readonly is_shared: boolean;
  readonly created_at: number;
  readonly updated_at: number;
  readonly tags: readonly Applied[];
  /** The conversations that a tracker gathers. */
  readonly linked_ids: readonly string[];
  readonly parts: readonly TicketPart[];
}

export const tickets = room<Ticket>()({
  name: 'tickets',
  order: { by: (ticket) => ticket.updated_at, descending: true },
  seed: seedTickets,
});

export const ticketNotFound = () => notFound('Ticket not found', 'ticket_not_found');

/** The next number of the inbox. */
export const nextTicketNumber = (world: World): string =>
  String(
    1 +
      world
        .of(tickets)
        .all()
        .reduce((most, { ticket_id }) => Math.max(most, Number(ticket_id)), 0),
  );
