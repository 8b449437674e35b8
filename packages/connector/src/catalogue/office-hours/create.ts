import * as z from 'zod';
import { operation } from '../operation.ts';
import { weeklyIntervals } from './intervals.ts';
import { OfficeHoursSchedule } from './schemas.ts';

export const create = operation({
  name: 'office_hours.create',
  route: 'POST /office_hours_schedules',
  summary: 'Add an office hours schedule',
  description:
    'Adds a schedule: a name, a time zone such as Europe/Dublin, and weekly hours in minutes since Monday midnight, in steps ' + 'of 15.',
  asked: [
    'add office hours',
    'new schedule for the weekend team',
    'opening times for another country and time zone',
    'make working hours for the night shift',
    'the new office needs its own working times',
    'new location, other opening times',
    'set up opening hours for the Dublin office',
    'new working schedule',
    'add support hours for weekends',
    'create business hours for a team',
    'we open a second location, make its schedule',
    'need a second timetable for the US team',
    'schedule for the weekend crew, Saturday 10 to 4',
    'add working hours for a new country',
    'Lisbon office opens next month, make its hours',
    'new set of business hours, nine to five',
    'new schedule for the team in Manila',
    'set up hours for the shop',
    'hours Mon to Fri 9 to 5, as a new plan',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'office_hours.list', input: {}, rows: 'data', same: [{ row: 'name', as: 'name' }] }],
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hour.created' },
  since: '2.16',
  body: {
    name: z.string().max(2000).describe('Name.'),
    time_zone_name: z.string().max(2000).describe('Such as Europe/Dublin.'),
    time_intervals: weeklyIntervals,
  },
  output: OfficeHoursSchedule,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/createofficehoursschedule',
  examples: [
    {
      title: 'Add an office hours schedule',
      input: {
        name: 'Standard Support Hours',
        time_zone_name: 'America/New_York',
        time_intervals: [{ start_minute: 540, end_minute: 1020 }],
      },
      output: {
        type: 'office_hours_schedule',
        id: '125',
        name: 'Standard Support Hours',
        time_intervals: [{ start_minute: 540, end_minute: 1020, day_of_week: 0 }],
        created_at: 1717200000,
        updated_at: 1717200000,
      },
    },
  ],
});
