import { ApiError, invalid } from '../../server/errors.ts';

export interface Interval {
  readonly start_minute: number;
  readonly end_minute: number;
}

export const minutesOfDay = 1440;
export const minutesOfWeek = 7 * minutesOfDay;

export const refused = () => new ApiError(422, 'data_invalid', 'Invalid or duplicated record reference');

/** Hours of a week from Monday midnight, or of one day. Which day one falls on is read-only: what is sent is left aside. */
export function readIntervals(value: unknown, longest: number): Interval[] {
  if (!Array.isArray(value)) throw invalid('time_intervals must be an array', 'time_intervals');
  const isBoundary = (minute: unknown): minute is number =>
    Number.isInteger(minute) && (minute as number) >= 0 && (minute as number) <= longest && (minute as number) % 15 === 0;
  const intervals = value.map((one: unknown): Interval => {
    const { start_minute: start, end_minute: end } = (one ?? {}) as Record<string, unknown>;
    if (!isBoundary(start) || !isBoundary(end) || start >= end) throw refused();
    return { start_minute: start, end_minute: end };
  });
  return intervals.toSorted((a, b) => a.start_minute - b.start_minute);
}
