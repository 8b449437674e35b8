import type { Call } from '../../parts/call.ts';
import { logged } from '../activity-logs/room.ts';

/** The entry that stands in the log when hours change. */
export const changedHours = (call: Call, schedule: string) =>
  logged(call, 'office_hours_change', `The office hours "${schedule}" were changed.`, {});
