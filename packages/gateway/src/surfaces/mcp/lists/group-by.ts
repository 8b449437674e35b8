import { GatewayError } from '../../../errors.ts';

export interface GroupBy {
  readonly field: string;
  /** A time is put into the period, in UTC, in which it is. */
  readonly span?: Span;
  /** What is shown of a text that is kept as HTML. */
  readonly asShown?: (text: string) => string;
}

const spans = ['hour', 'day', 'week', 'month', 'year', 'weekday', 'hour_of_day'] as const;
export type Span = (typeof spans)[number];

/** As people say it, too. */
const also: Readonly<Record<string, Span>> = { day_of_week: 'weekday', date: 'day', hourofday: 'hour_of_day', dayofweek: 'weekday' };

const refuse = (problem: string) => new GatewayError('input_invalid', { field: 'group_by', fix: `group_by ${problem}` });

/** Throws `input_invalid`. */
export function readGroupBy(value: unknown): GroupBy | undefined {
  if (value === undefined || value === '') return undefined;
  const [, field, asked] = (typeof value === 'string' && /^([\w.%$ -]{1,200}?)(?::(\w+))?$/.exec(value)) || [];
  if (field === undefined) throw refuse('is a field of a row, such as `admin_assignee_id`, `tags.name` or `created_at:day`.');
  if (asked === undefined) return { field };
  const span = spans.find((one) => one === asked.toLowerCase()) ?? also[asked.toLowerCase()];
  if (!span) throw refuse(`takes a time by ${spans.join(', ')} (hour is each hour of each day).`);
  return { field, span };
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const lengths = { hour: 13, day: 10, week: 10, month: 7, year: 4 } as const;

/** A week is named by its Monday. */
export function periodOf(seconds: number, span: Span): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const fromMonday = (date.getUTCDay() + 6) % 7;
  if (span === 'weekday') return weekdays[fromMonday] as string;
  if (span === 'hour_of_day') return `${date.toISOString().slice(11, 13)}:00`;
  if (span === 'week') date.setUTCDate(date.getUTCDate() - fromMonday);
  return date.toISOString().slice(0, lengths[span]).replace('T', ' ');
}

/** In the order of time. */
export function comparePeriods(a: unknown, b: unknown, span: Span): number {
  if (span === 'weekday') return placeOf(a) - placeOf(b);
  return String(a).localeCompare(String(b), 'en');
}

/** What has no time stands last. */
const placeOf = (day: unknown) => (typeof day === 'string' ? weekdays.indexOf(day) : weekdays.length);
