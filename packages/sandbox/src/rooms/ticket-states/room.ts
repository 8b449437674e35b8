import { type Row, room } from '../../parts/room.ts';

export type StateCategory = 'submitted' | 'in_progress' | 'waiting_on_customer' | 'resolved';

export interface TicketState extends Row {
  readonly category: StateCategory;
  readonly internal_label: string;
  readonly external_label: string;
  readonly archived: boolean;
  /** The types that have it; all unless told. */
  readonly of_types: readonly string[] | null;
}

export const ticketStates = room<TicketState>()({ name: 'ticket_states', seed: () => [...standard] });

export const stateShape = ({ id, category, internal_label, external_label }: TicketState) => ({
  type: 'ticket_state',
  id,
  category,
  internal_label,
  external_label,
});

export const isStateOf = (state: TicketState, typeId: string) => !state.archived && (state.of_types?.includes(typeId) ?? true);

const state = (id: string, category: StateCategory, label: string, of_types: readonly string[] | null = null): TicketState => ({
  id,
  category,
  internal_label: label,
  external_label: label,
  archived: false,
  of_types,
});

const standard: readonly TicketState[] = [
  state('8269', 'submitted', 'Submitted'),
  state('8270', 'in_progress', 'In progress'),
  state('8271', 'waiting_on_customer', 'Waiting on you'),
  state('8272', 'resolved', 'Resolved'),
  // Of refunds alone.
  state('8273', 'in_progress', 'With the bank', ['1236']),
];
