import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

const remove = operation({
  name: 'office_hours_exceptions.delete',
  route: 'DELETE /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}',
  summary: 'Remove a day with other hours',
  description: 'Takes an exception out of a schedule; on that date the weekly hours hold again.',
  asked: [
    'remove a holiday, we work that day after all',
    'delete a special day from the schedule',
    'normal hours on that date again',
    'that day is not a holiday after all',
    'remove Easter Monday from the holidays',
    'we do work on the 26th, take out the closing',
    'delete a closing day',
    'cancel the special hours of that day',
    'exception is not needed any more',
    'holiday was cancelled, we are open as usual',
    'remove the special day from the schedule',
    'the closing on the 26th is off, open normally',
    'delete the exception for Easter Monday',
    'we are open on that day after all, take the holiday out',
    "strike New Year's Eve from the special hours",
    'the party is cancelled, so no short day',
    'we do open that day',
    'we do work on that day, remove the closing day',
    'holiday was entered by mistake',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hours_exception.deleted', target: 'id' },
  since: '2.16',
  path: { office_hours_schedule_id: id('Id of the schedule.', 'office_hours'), id: id('Id of the office hours exception.') },
  output: loose({ id: z.union([z.string(), z.int()]).nullish(), object: z.string().nullish(), deleted: z.boolean().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/deleteofficehoursexception',
  examples: [{ title: 'Remove a day with other hours', input: { office_hours_schedule_id: '123', id: '456' }, output: { id: '456' } }],
});

export { remove as delete };
