import { type Row, room } from '../../parts/room.ts';

export interface AwayReason extends Row {
  readonly label: string;
  readonly emoji: string;
  readonly order: number;
  readonly deleted: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export const awayReasons = room<AwayReason>()({
  name: 'away_status_reasons',
  seed: ({ workspace: { created_at } }) =>
    (
      [
        ['On a break', '☕', false],
        ['In a meeting', '📅', false],
        ['On holiday', '🏝️', true],
        ['Done for today', '🌙', false],
      ] as const
    ).map(([label, emoji, deleted], order) => ({
      id: String(12_345 + order),
      label,
      emoji,
      order,
      deleted,
      created_at,
      updated_at: created_at,
    })),
});
