/** A time as people and models write it: an instant, or a whole day. Days are those of UTC. */
export type Time =
  | { readonly kind: 'instant'; readonly seconds: number; readonly written: 'seconds' | 'milliseconds' | 'text' }
  /** `start` is its first second in UTC. */
  | { readonly kind: 'day'; readonly start: number; readonly text: string };

export const dayLength = 86_400;
/** Unix seconds stay below it until the year 2286, milliseconds have been above it since 1970. */
const lastSecond = 9_999_999_999;

const units: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: dayLength,
  week: 7 * dayLength,
  month: 30 * dayLength,
};

/** Nothing where it is no time. `now` in milliseconds, for what is said from today's point of view. */
export function readTime(value: unknown, now: number): Time | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? instant(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return instant(Number(text));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isRealDay(text) ? dayAt(Date.parse(`${text}T00:00:00Z`) / 1000) : undefined;
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) {
    const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
    const at = Date.parse(zoned.replace(' ', 'T'));
    return Number.isNaN(at) ? undefined : { kind: 'instant', seconds: Math.floor(at / 1000), written: 'text' };
  }
  return relative(text.toLowerCase(), Math.floor(now / 1000));
}

/** `2026-02-31` is no day, though `Date` may take it for one of March. */
export function isRealDay(text: string): boolean {
  const date = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(date) && new Date(date).toISOString().startsWith(text);
}

function instant(value: number): Time {
  return Math.abs(value) > lastSecond
    ? { kind: 'instant', seconds: Math.floor(value / 1000), written: 'milliseconds' }
    : { kind: 'instant', seconds: value, written: 'seconds' };
}

function relative(text: string, now: number): Time | undefined {
  const today = now - (now % dayLength);
  if (text === 'now') return { kind: 'instant', seconds: now, written: 'text' };
  if (text === 'today') return dayAt(today);
  if (text === 'yesterday') return dayAt(today - dayLength);
  if (text === 'tomorrow') return dayAt(today + dayLength);
  const [, ahead, step] = /^in (\d{1,4}) (second|minute|hour|day|week|month)s?$/.exec(text) ?? [];
  if (ahead !== undefined && step !== undefined)
    return { kind: 'instant', seconds: now + Number(ahead) * (units[step] ?? 0), written: 'text' };
  const [, count, unit] = /^(\d{1,4}) (second|minute|hour|day|week|month)s? ago$/.exec(text) ?? [];
  return count === undefined || unit === undefined
    ? undefined
    : { kind: 'instant', seconds: now - Number(count) * (units[unit] ?? 0), written: 'text' };
}

/** The day of UTC in which a second is. */
export function dayAt(second: number): Extract<Time, { kind: 'day' }> {
  const start = Math.floor(second / dayLength) * dayLength;
  return { kind: 'day', start, text: new Date(start * 1000).toISOString().slice(0, 10) };
}

/** Short, with its zone. */
export const showTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/:00\.000Z$|\.\d+Z$/, 'Z');
