import { type Row, room } from '../../parts/room.ts';
import { type Interval, schedules } from '../office-hours/room.ts';

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

export const exceptionShape = (exception: Exception) => ({ type: 'office_hours_exception', ...exception });
