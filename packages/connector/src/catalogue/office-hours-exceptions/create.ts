import * as z from 'zod';
import { dailyIntervals } from '../office-hours/intervals.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { OfficeHoursException } from './schemas.ts';

export const create = operation({
  name: 'office_hours_exceptions.create',
  route: 'POST /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions',
  summary: 'Add a day with other hours',
  description:
    'Adds a date (YYYY-MM-DD) on which a schedule is closed or has custom_hours, which need time_intervals in minutes since ' +
    'midnight, in steps of 15.',
  asked: [
    'closed on a public holiday',
    'add a holiday or special day',
    'short day on Christmas eve',
    'other hours on one date',
    'we are shut for the team day',
    'we are closed on Friday the 24th',
    "only till noon on New Year's Eve",
    'company outing, nobody here that day',
    'day on which we do not work',
    'we are closed on Christmas day',
    'add a bank holiday to the calendar',
    'support is off on the 26th',
    'on May 2nd we close at noon',
    'put Easter Monday into the schedule as a holiday',
    'closed for the company party on Friday',
    'enter a day off for everyone',
    'special opening hours on one day',
    'the office stays shut on the 3rd of October',
    'nobody works on the 3rd of October, put that in',
    'add an exception: half day on the 23rd',
    'shut for stocktaking on Monday the 12th',
    'national holiday next week, we are off, enter it',
    'schedule should know that we are closed on Ascension Day',
    'add Thanksgiving as closed',
    'on the 31st support stops at one',
    'put in a day with other hours',
    'all offices closed for the strike on Tuesday',
    'summer party: closed from two that day',
    'enter the bank holidays for next year',
    'nobody is in on Friday, customers should see that',
    'one day off for all of us',
    'on the day of the move nobody answers, enter it',
    'the shop is shut on the 12th',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'office_hours_exceptions.list',
      input: { office_hours_schedule_id: 'office_hours_schedule_id' },
      rows: 'data',
      same: [{ row: 'exception_date', as: 'exception_date' }],
    },
  ],
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hours_exception.created', target: 'office_hours_schedule_id' },
  since: '2.16',
  path: { office_hours_schedule_id: id('Id of the schedule.', 'office_hours') },
  body: {
    exception_date: z.iso.date().describe('The date, YYYY-MM-DD.'),
    exception_type: z.enum(['closed', 'custom_hours']).describe('closed, or custom_hours with time_intervals.'),
    name: z.string().max(2000).describe('Name.').optional(),
    time_intervals: dailyIntervals.nullable().optional(),
    recurring_annually: z.boolean().describe('Whether it holds every year.').optional(),
  },
  output: OfficeHoursException,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/createofficehoursexception',
  examples: [
    {
      title: 'Add a day with other hours',
      input: {
        office_hours_schedule_id: '123',
        exception_date: '2026-12-25',
        exception_type: 'closed',
        name: 'Christmas Day',
        recurring_annually: true,
      },
      output: { type: 'office_hours_exception', id: '458', name: 'Christmas Day', created_at: 1717200000, updated_at: 1717200000 },
    },
  ],
});
