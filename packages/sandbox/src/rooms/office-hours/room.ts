import { type Row, room } from '../../parts/room.ts';
import { ApiError, invalid } from '../../server/errors.ts';

export interface Interval {
  readonly start_minute: number;
  readonly end_minute: number;
  readonly day_of_week?: number;
}

export interface Schedule extends Row {
  readonly name: string;
  readonly time_zone_name: string;
  readonly time_intervals: readonly Interval[];
  readonly created_at: number;
  readonly updated_at: number;
}

export const schedules = room<Schedule>()({
  name: 'office_hours',
  seed: ({ workspace: { created_at, timezone } }) => [
    {
      id: '2301',
      name: 'Standard Support Hours',
      time_zone_name: timezone,
      time_intervals: [0, 1, 2, 3, 4].map((day) => ({ start_minute: day * 1440 + 540, end_minute: day * 1440 + 1020, day_of_week: day })),
      created_at,
      updated_at: created_at,
    },
  ],
});

const minutesOfWeek = 7 * 1440;

export const scheduleShape = (schedule: Schedule) => {
  const minutes = schedule.time_intervals.reduce((sum, { start_minute, end_minute }) => sum + end_minute - start_minute, 0);
  return { type: 'office_hours_schedule', ...schedule, twenty_four_seven: minutes === minutesOfWeek };
};

export const refused = () => new ApiError(422, 'data_invalid', 'Invalid or duplicated record reference');

/** Hours of a week from Monday midnight, or of one day; none may reach into another. */
export function readIntervals(value: unknown, longest = minutesOfWeek): Interval[] {
  if (!Array.isArray(value)) throw invalid('time_intervals must be an array', 'time_intervals');
  const intervals = value.map((one: unknown): Interval => {
    const { start_minute: start, end_minute: end, day_of_week: day } = (one ?? {}) as Record<string, unknown>;
    const isMinute = (minute: unknown): minute is number =>
      Number.isInteger(minute) && (minute as number) >= 0 && (minute as number) <= longest;
    if (!isMinute(start) || !isMinute(end) || start >= end) throw refused();
    return { start_minute: start, end_minute: end, ...(typeof day === 'number' ? { day_of_week: day } : {}) };
  });
  const sorted = intervals.toSorted((a, b) => a.start_minute - b.start_minute);
  if (sorted.some(({ start_minute }, index) => index > 0 && start_minute < (sorted[index - 1] as Interval).end_minute)) throw refused();
  return sorted;
}

export function readZone(value: unknown): string {
  if (typeof value === 'string' && Intl.supportedValuesOf('timeZone').concat('UTC').includes(value)) return value;
  throw refused();
}
