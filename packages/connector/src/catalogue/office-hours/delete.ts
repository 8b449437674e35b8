import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

const remove = operation({
  name: 'office_hours.delete',
  route: 'DELETE /office_hours_schedules/{id}',
  summary: 'Delete an office hours schedule',
  description: 'Deletes a schedule together with its exceptions. It cannot be undone.',
  asked: [
    'delete an office hours schedule',
    'remove the old opening times',
    'the night shift is gone, drop its working hours',
    'delete schedule 4',
    'drop the weekend hours',
    'opening hours of the closed office are not needed any more',
    'get rid of a working hours schedule',
    'timetable of the closed branch can be removed',
    'we have a schedule too many, delete it',
    'working hours of a closed site, throw them out',
    'night shift was dissolved, its schedule can go',
    'schedule of the old shop can go',
    'erase plan 9',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'office_hours:write',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hour.deleted', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the office hour.', 'office_hours') },
  output: loose({ id: z.union([z.string(), z.int()]).nullish(), object: z.string().nullish(), deleted: z.boolean().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/deleteofficehoursschedule',
  examples: [{ title: 'Delete an office hours schedule', input: { id: '123' }, output: { id: '123' } }],
});

export { remove as delete };
