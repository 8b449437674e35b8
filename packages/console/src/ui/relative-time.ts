const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

const minute = 60_000;

/** `3 minutes ago` up to a week away from now, a date beyond. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < minute) return distance > 5_000 ? 'in less than a minute' : 'just now';
  if (size < 60 * minute) return words.format(Math.trunc(distance / minute), 'minute');
  if (size < 24 * 60 * minute) return words.format(Math.trunc(distance / (60 * minute)), 'hour');
  if (size < 7 * 24 * 60 * minute) return words.format(Math.trunc(distance / (24 * 60 * minute)), 'day');
  return day.format(at);
}
