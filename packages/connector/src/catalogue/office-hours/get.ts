import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { OfficeHoursSchedule } from './schemas.ts';

export const get = operation({
  name: 'office_hours.get',
  route: 'GET /office_hours_schedules/{id}',
  summary: 'Get an office hours schedule',
  description: 'One schedule by id, with its weekly hours (minutes since Monday midnight in its time zone).',
  asked: [
    'show one office hours schedule',
    'when does this team open and close',
    'opening times of one schedule',
    'until when is the crew there',
    'show schedule 4',
    'opening times of the Dublin office',
    'what are the hours of this schedule',
    'time zone and hours of one team',
    'when does the Dublin office close',
    'hours stored in schedule 4',
    'which days does this team work',
    'look up one timetable',
    'which days does the night shift work',
    'until what time is the Dublin crew there',
    'what hours are in schedule 9',
    'open times of the plan on Sunday',
    'time zone of schedule 9',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'office_hours:read',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hour.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the office hour.', 'office_hours') },
  output: OfficeHoursSchedule,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/getofficehoursschedule',
  examples: [
    {
      title: 'Get an office hours schedule',
      input: { id: '123' },
      output: {
        type: 'office_hours_schedule',
        id: '123',
        name: 'Standard Support Hours',
        time_intervals: [{ start_minute: 540, end_minute: 1020, day_of_week: 0 }],
        created_at: 1717200000,
        updated_at: 1717200000,
      },
    },
  ],
});
