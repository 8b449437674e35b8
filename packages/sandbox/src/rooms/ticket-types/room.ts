import { type Row, room, type World } from '../../parts/room.ts';

export type Category = 'Customer' | 'Back-office' | 'Tracker';

export interface TicketType extends Row {
  readonly name: string;
  readonly description: string;
  readonly category: Category;
  readonly icon: string;
  readonly is_internal: boolean;
  readonly archived: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export const ticketTypes = room<TicketType>()({
  name: 'ticket_types',
  seed: ({ workspace: { created_at } }) =>
    (
      [
        ['1234', 'Bug report', 'Something does not work.', 'Customer', '🐞'],
        ['1235', 'Server check', 'For the people in the cellar.', 'Back-office', '🖥️'],
        ['1236', 'Refund', 'Money goes back.', 'Customer', '💶'],
        ['1237', 'Outage', 'One cause of many conversations.', 'Tracker', '🔥'],
        ['1238', 'Complaint', 'Something went wrong.', 'Customer', '📣'],
      ] as const
    ).map(([id, name, description, category, icon]) => ({
      id,
      name,
      description,
      category,
      icon,
      is_internal: false,
      archived: false,
      created_at,
      updated_at: created_at,
    })),
});

/** How a type is shown inside something else. */
export const briefType = ({ category, ...type }: TicketType, { workspace }: World) => ({
  type: 'ticket_type',
  ...type,
  workspace_id: workspace.id_code,
  category,
});
