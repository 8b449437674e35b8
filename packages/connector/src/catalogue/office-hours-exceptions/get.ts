import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { OfficeHoursException } from './schemas.ts';

export const get = operation({
  name: 'office_hours_exceptions.get',
  route: 'GET /office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions/{id}',
  summary: 'Get a day with other hours',
  description: 'One exception of a schedule by id: a date on which it is closed or has other hours.',
  asked: [
    'show one holiday or special day',
    'what hours do we have on that exception',
    'is one given holiday a full or a half day',
    'what is set for Easter Monday',
    'what hours apply on Christmas Eve',
    'show holiday 9',
    'details of one closing day',
    'is the exception a whole day',
    'which hours are stored for the 24th',
    'look at exception 9',
    'is the 31st set as closed or short',
    'what hours do we have on the 24th',
    'is the 31st a closed day or a short one',
    'how long are we open on that holiday',
    'details of special day 3',
    'hours on the exception',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'office_hours:read',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hours_exception.read', target: 'id' },
  since: '2.16',
  path: { office_hours_schedule_id: id('Id of the schedule.', 'office_hours'), id: id('Id of the office hours exception.') },
  output: OfficeHoursException,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/getofficehoursexception',
  examples: [
    {
      title: 'Get a day with other hours',
      input: { office_hours_schedule_id: '123', id: '456' },
      output: { type: 'office_hours_exception', id: '456', name: 'Christmas Day', created_at: 1717200000, updated_at: 1717200000 },
    },
  ],
});
