import { type Row, room } from '../../parts/room.ts';
import type { Interval } from '../office-hours/intervals.ts';
import { schedules } from '../office-hours/room.ts';

export interface Exception extends Row {
  readonly office_hours_schedule_id: string;
  /** YYYY-MM-DD. */
  readonly exception_date: string;
  readonly exception_type: 'closed' | 'custom_hours';
  readonly name: string | null;
  readonly time_intervals: readonly Interval[] | null;
  readonly recurring_annually: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export const exceptions = room<Exception>()({
  name: 'office_hours_exceptions',
  seed: ({ rowsOf }) =>
    rowsOf(schedules).map(({ id, created_at }, index) => ({
      id: String(5500 + index),
      office_hours_schedule_id: id,
      exception_date: '2026-12-25',
      exception_type: 'closed',
      name: 'Christmas Day',
      time_intervals: null,
      recurring_annually: true,
      created_at,
      updated_at: created_at,
    })),
});

/** The day of the week follows from the date, 0 being Monday. */
export const exceptionShape = (exception: Exception) => {
  const day_of_week = (new Date(exception.exception_date).getUTCDay() + 6) % 7;
  const intervals = exception.time_intervals?.map(({ start_minute, end_minute }) => ({ start_minute, end_minute, day_of_week })) ?? null;
  return { type: 'office_hours_exception', ...exception, time_intervals: intervals };
};
