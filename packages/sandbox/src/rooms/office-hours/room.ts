import { type Row, room } from '../../parts/room.ts';
import { type Interval, minutesOfWeek, refused } from './intervals.ts';

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
      time_intervals: [0, 1, 2, 3, 4].map((day) => ({ start_minute: day * 1440 + 540, end_minute: day * 1440 + 1020 })),
      created_at,
      updated_at: created_at,
    },
  ],
});

/** The day is derived: a state file of an earlier version may hold one that a caller made up. */
export const scheduleShape = (schedule: Schedule) => {
  const time_intervals = schedule.time_intervals.map(({ start_minute, end_minute }) => ({
    start_minute,
    end_minute,
    day_of_week: Math.floor(start_minute / 1440),
  }));
  return { type: 'office_hours_schedule', ...schedule, time_intervals, twenty_four_seven: isWholeWeek(schedule.time_intervals) };
};

/** Intervals may overlap, so minutes cannot be added up. */
function isWholeWeek(intervals: readonly Interval[]): boolean {
  let until = 0;
  for (const { start_minute, end_minute } of intervals.toSorted((a, b) => a.start_minute - b.start_minute)) {
    if (start_minute > until) return false;
    until = Math.max(until, end_minute);
  }
  return until === minutesOfWeek;
}

/** Whatever zone the platform computes in: the list that it enumerates leaves out other names of the same zone, as US/Eastern. */
export function readZone(value: unknown): string {
  // It computes in offsets such as +02:00 as well, which name no zone.
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) throw refused();
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
  } catch {
    throw refused();
  }
  return value;
}
