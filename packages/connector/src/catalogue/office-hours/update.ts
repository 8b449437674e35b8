import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { weeklyIntervals } from './intervals.ts';
import { OfficeHoursSchedule } from './schemas.ts';

export const update = operation({
  name: 'office_hours.update',
  route: 'PUT /office_hours_schedules/{id}',
  summary: 'Change an office hours schedule',
  description:
    'Changes name, time zone or weekly hours. The hours replace the ones before as a whole; each is a start and an end in minutes ' +
    'since Monday midnight, in steps of 15.',
  asked: [
    'change opening hours',
    'we open at eight from now on',
    'close earlier on Fridays',
    'extend our working hours to Saturday',
    'other time zone for a schedule',
    'from Monday we start at nine',
    'we will stay open till eight',
    'a lunch break closes us from twelve to one',
    'open an hour earlier on Mondays',
    'change support hours to 8 to 18',
    'Saturday is no longer a working day, change the schedule',
    'move closing time to six',
    'rename the schedule',
    'Dublin office now closes at five',
    'summer hours from July',
    'edit business hours',
    'extend support hours in the evening',
    'change the time zone of the office hours',
    'from May the office opens at seven',
    'we no longer work on Saturdays',
    'Friday hours should end at three',
    'support stays until ten at night now',
    'lunch break between twelve and one in the schedule',
    'set the schedule to Central European Time',
    'change Monday to Friday to 8-16',
    'open on Sundays as well from now on',
    'shift the hours of the Dublin schedule by one hour',
    'we work longer from next month',
    'evening shift ends later now',
    'from June on we close an hour earlier',
    'we open at ten now',
    'close an hour earlier on Fridays',
    'add Saturday to our hours',
    'change timezone of the schedule',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hour.updated', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the office hour.', 'office_hours') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    time_zone_name: z.string().max(2000).describe('Such as Europe/Dublin.').optional(),
    time_intervals: weeklyIntervals.optional(),
  },
  output: OfficeHoursSchedule,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/updateofficehoursschedule',
  examples: [
    {
      title: 'Change an office hours schedule',
      input: { id: '123', name: 'Extended Support Hours', time_intervals: [{ start_minute: 480, end_minute: 1080 }] },
      output: {
        type: 'office_hours_schedule',
        id: '123',
        name: 'Extended Support Hours',
        time_intervals: [{ start_minute: 480, end_minute: 1080, day_of_week: 0 }],
        created_at: 1717200000,
        updated_at: 1717203600,
      },
    },
  ],
});
