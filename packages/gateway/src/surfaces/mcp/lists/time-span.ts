export interface TimeSpan {
  readonly from: number;
  /** The first second after it. */
  readonly until: number;
}

/** Of the year 2286: Unix seconds stay below it, milliseconds are above it. */
export const lastSecond = 9_999_999_999;
/** Of 1973: before it there was nothing to note, and days are written as numbers like these. */
const firstSecond = 100_000_000;

const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/** A year, a month, a day, an hour, a minute or a second, whichever is written: all of it, in UTC unless told. Nothing where there is none such. */
export function timeSpanOf(value: unknown): TimeSpan | undefined {
  const [text, ...parts] = (typeof value === 'string' && written.exec(value.trim())) || [];
  if (text === undefined) return undefined;
  const zone = parts[6];
  const numbers = parts.slice(0, 6).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const start = at(numbers);
  // `2026-02-30` is no day, though `Date` takes it for one of March.
  const shown = new Date(start).toISOString().split(/\D/).map(Number);
  if (numbers.some((number, index) => number !== shown[index])) return undefined;
  const end = at(numbers.map((number, index) => (index === numbers.length - 1 ? number + 1 : number)));
  const before = offsetOf(zone);
  return { from: start / 1000 - before, until: end / 1000 - before };
}

const at = ([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[]) =>
  Date.UTC(year, month - 1, day, hour, minute, second);

function offsetOf(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** By its name. */
export const isTimeField = (field: string): boolean => /(?:_at|_since|_until)$/.test(field);

/** What a value is of a field: in one of times a year is no number of seconds. */
export function spanIn(field: string, value: unknown): TimeSpan | undefined {
  const isYear = /^\d{4}$/.test(String(value).trim());
  if (isYear && !isTimeField(field)) return undefined;
  return timeSpanOf(isYear ? String(value).trim() : value);
}

/** Whether a time is compared with it; 0 is what no time is. */
export function isTimeValue(field: string, value: unknown): boolean {
  if (value === null || value === '' || spanIn(field, value)) return true;
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && (number === 0 || (number >= firstSecond && number <= lastSecond));
}

/** In seconds, where Intercom writes some as text. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.includes('-') ? timeSpanOf(value)?.from : undefined;
}
