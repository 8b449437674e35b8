import { isRealDay } from './read-time.ts';

/** Of 1990: as seconds, years, months and days without dashes are all before it. */
const firstSecond = 631_152_000;

/**
 * How what would be read as seconds of 1970 and looks like a year (2026), a month (202611) or a day (20261101) is written as a day; nothing
 * where it does not.
 */
export function bareYear(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const [, year, month = '01', day = '01'] = /^(\d{4})(\d{2})?(\d{2})?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1990 || Number(year) > 2100 || Number(text) >= firstSecond) return undefined;
  const date = `${year}-${month}-${day}`;
  return isRealDay(date) ? date : undefined;
}

export const notSeconds = (shown: string, date: string) => `${shown} would be seconds of 1970: a day is written as "${date}"`;
