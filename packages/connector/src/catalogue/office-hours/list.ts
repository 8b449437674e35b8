import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { OfficeHoursSchedule } from './schemas.ts';

export const list = operation({
  name: 'office_hours.list',
  route: 'GET /office_hours_schedules',
  summary: 'List office hours schedules',
  description: 'All schedules of the workspace, with their weekly hours in minutes since Monday midnight of their time zone.',
  asked: [
    'when are we open',
    'list office hours schedules',
    'our opening and working hours',
    'which time zone do we work in',
    'when can customers reach us',
    'what are our support hours',
    'all schedules',
    'when is support open',
    'list business hours',
    'our opening times',
    'are we open on Saturdays',
    'which schedules exist and with what hours',
    'at what times are we reachable',
    'opening times of every office',
    'what time do we close on Fridays',
    'can customers reach us on Sundays',
    'customer asks when he can reach us',
    'which schedules exist',
    'opening hours of support',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'office_hours:read',
  permissions: ['read_write_office_hours'],
  audit: { event: 'office_hour.listed' },
  since: '2.16',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(OfficeHoursSchedule), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours/listofficehoursschedules',
  examples: [
    {
      title: 'List office hours schedules',
      input: {},
      output: {
        type: 'office_hours_schedule.list',
        data: [
          { type: 'office_hours_schedule', id: '123', name: 'Standard Support Hours', created_at: 1717200000, updated_at: 1717200000 },
        ],
      },
    },
  ],
});
