import * as z from 'zod';
import { wanted } from '../described.ts';

/** Which day an interval falls on is read-only at Intercom: it follows from the minutes, or from the date. */
const intervals = (most: number) => {
  const minute = (what: string) => wanted(z.int().min(0).max(most).multipleOf(15).describe(what));
  return z.array(z.strictObject({ start_minute: minute('Where it begins.'), end_minute: minute('Where it ends.') })).max(1000);
};

export const weeklyIntervals = intervals(10_080).describe(
  'Hours, each a start and an end in minutes since Monday midnight, in quarters of an hour.',
);
export const dailyIntervals = intervals(1440).describe('Hours, each a start and an end in minutes since midnight, in quarters of an hour.');
