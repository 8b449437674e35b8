import * as z from 'zod';
import { dailyIntervals } from '../office-hours/intervals.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { OfficeHoursException } from './schemas.ts';

export const update = operation({
  name: 'office_hours_exceptions.update',
  route: 'PUT /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}',
  summary: 'Change a day with other hours',
  description:
    'Changes date, kind, name or hours of an exception. custom_hours needs time_intervals, in minutes since midnight of that day.',
  asked: [
    'change a special day',
    'move a holiday to another date',
    'open longer on that short day',
    'the closing day has other hours',
    'the short day ends at four, not three',
    "on New Year's Eve we are open from nine to one instead of closed",
    'holiday falls on another date, correct it',
    'change the hours of a special day',
    'on the bank holiday we close at two now',
    'rename a closing day',
    'the exception should last all day',
    'short day is the 24th, not the 23rd',
    'the half day now ends at three',
    'holiday was entered on the wrong date',
    'special hours on the 31st should be nine to noon',
    'rename the exception to Founders Day',
    'extend opening on that special day',
    'short Friday closes at 15 instead of 13',
    'that short day is even shorter',
    'holiday moved to the 2nd',
    'on that day open until three instead',
    'rename the special day',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hours_exception.updated', target: 'id' },
  since: '2.16',
  path: { office_hours_schedule_id: id('Id of the schedule.', 'office_hours'), id: id('Id of the office hours exception.') },
  body: {
    exception_date: z.iso.date().describe('The date, YYYY-MM-DD.').optional(),
    exception_type: z.enum(['closed', 'custom_hours']).describe('closed, or custom_hours with time_intervals.').optional(),
    name: z.string().max(2000).describe('Name.').optional(),
    time_intervals: dailyIntervals.nullable().optional(),
    recurring_annually: z.boolean().describe('Whether it holds every year.').optional(),
  },
  output: OfficeHoursException,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/updateofficehoursexception',
  examples: [
    {
      title: 'Change a day with other hours',
      input: {
        office_hours_schedule_id: '123',
        id: '456',
        exception_type: 'custom_hours',
        name: 'Christmas Day (reduced hours)',
        time_intervals: [{ start_minute: 540, end_minute: 780 }],
        recurring_annually: true,
      },
      output: {
        type: 'office_hours_exception',
        id: '456',
        name: 'Christmas Day (reduced hours)',
        time_intervals: [{ start_minute: 540, end_minute: 780, day_of_week: 4 }],
        created_at: 1717200000,
        updated_at: 1717203600,
      },
    },
  ],
});
