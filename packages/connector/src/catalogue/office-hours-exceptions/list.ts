import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { OfficeHoursException } from './schemas.ts';

export const list = operation({
  name: 'office_hours_exceptions.list',
  route: 'GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions',
  summary: 'List days with other hours',
  description: 'All exceptions of a schedule: dates on which it is closed or has other hours.',
  asked: [
    'which holidays are in the schedule',
    'list closing days and special hours',
    'when are we closed this year',
    'days off',
    'which public holidays have we put in',
    'which bank holidays are set',
    'when is support closed',
    'all special days of the calendar',
    'is Easter Monday entered as a holiday',
    'list of exceptions to the opening hours',
    'what special days have we entered',
    'show the closing days of the Dublin schedule',
    'are the bank holidays of next year in already',
    'on which days is support off this year',
    'upcoming closures',
    'do customers know that we are closed on the 24th',
    'special dates of schedule 4',
    'days off in our calendar',
    'when are we shut this year',
    'is Easter in the calendar already',
    'next closures of the office',
    'special dates of the Dublin calendar',
    'on which dates do we work other hours',
    'which holidays are entered',
    'special days of the schedule',
    'are we marked as closed on the 1st',
    'closed days that are coming up',
    'next days off for the desk',
    'upcoming holidays in the hours of the desk',
    'on which days will support be closed this year',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'office_hours:read',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hours_exception.listed', target: 'office_hours_schedule_id' },
  since: '2.16',
  paging: { form: 'none', items: 'data' },
  path: { office_hours_schedule_id: id('Id of the schedule.', 'office_hours') },
  output: loose({ data: z.array(OfficeHoursException), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/listofficehoursexceptions',
  examples: [
    {
      title: 'List days with other hours',
      input: { office_hours_schedule_id: '123' },
      output: {
        type: 'office_hours_exception.list',
        data: [{ type: 'office_hours_exception', id: '456', name: 'Christmas Day', created_at: 1717200000, updated_at: 1717200000 }],
      },
    },
  ],
});
