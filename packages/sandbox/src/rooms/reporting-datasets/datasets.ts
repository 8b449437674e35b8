import type { World } from '../../parts/room.ts';
import { type Conversation, conversations } from '../conversations/room.ts';
import { type Ticket, tickets } from '../tickets/room.ts';

export interface Attribute<R> {
  readonly id: string;
  readonly name: string;
  readonly read: (row: R) => unknown;
}

export interface Dataset<R> {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly default_time_attribute_id: string;
  readonly attributes: readonly Attribute<R>[];
  /** Unix seconds: where in time a row stands. */
  readonly at: (row: R) => number;
  readonly rows: (world: World) => readonly R[];
}

const conversation: Dataset<Conversation> = {
  id: 'conversation',
  name: 'Conversation',
  description: 'Conversations with customers.',
  default_time_attribute_id: 'conversation_started_at',
  at: (row) => row.created_at,
  rows: (world) => world.of(conversations).all(),
  attributes: [
    { id: 'conversation_id', name: 'Conversation ID', read: (row) => row.id },
    { id: 'conversation_started_at', name: 'Conversation started at', read: (row) => row.created_at },
    { id: 'conversation_state', name: 'Conversation state', read: (row) => row.state },
    { id: 'teammate_assigned_id', name: 'Teammate assigned', read: (row) => row.admin_assignee_id },
    { id: 'replies', name: 'Replies', read: (row) => row.parts.filter(({ part_type }) => part_type === 'comment').length },
  ],
};

const ticket: Dataset<Ticket> = {
  id: 'ticket',
  name: 'Ticket',
  description: 'Tickets of all kinds.',
  default_time_attribute_id: 'ticket_created_at',
  at: (row) => row.created_at,
  rows: (world) => world.of(tickets).all(),
  attributes: [
    { id: 'ticket_id', name: 'Ticket ID', read: (row) => row.id },
    { id: 'ticket_created_at', name: 'Ticket created at', read: (row) => row.created_at },
    { id: 'ticket_type_id', name: 'Ticket type', read: (row) => row.ticket_type_id },
  ],
};

export const datasets: readonly Dataset<never>[] = [conversation, ticket] as unknown as readonly Dataset<never>[];

/** Somebody wrote back, or had begun it. */
export const hasReply = ({ source, parts }: Conversation) =>
  parts.some(({ author }) => author.type === 'user' || author.type === 'lead') || source?.delivered_as === 'customer_initiated';
