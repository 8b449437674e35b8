import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.UTC(2026, 2, 20, 12);
const minute = 60_000;

test.each([
  [0, 'just now'],
  [-59_000, 'just now'],
  [-3 * minute, '3 minutes ago'],
  [-25 * 60 * minute, 'yesterday'],
  [-6 * 24 * 60 * minute, '6 days ago'],
  [-8 * 24 * 60 * minute, '12 Mar 2026'],
  [2 * 60 * minute, 'in 2 hours'],
])('%i ms away reads “%s”', (distance, text) => {
  expect(relativeTime(now + distance, now)).toBe(text);
});
