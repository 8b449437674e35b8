import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { AwayStatusReason } from './schemas.ts';

export const list = operation({
  name: 'away_status_reasons.list',
  route: 'GET /away_status_reasons',
  summary: 'List reasons for being away',
  description: 'The reasons that teammates can give for being away, deleted ones included and marked. admins.set_away takes their ids.',
  asked: [
    'which away reasons can one pick',
    'list away reasons',
    'what absence statuses do we have, such as lunch or training',
    'what reasons can agents choose when they go away',
    'options for the away status',
    'list the absence reasons with their ids',
    'which away statuses are set up',
    'lunch, meeting, training: what can I choose from',
    'what can I give as reason for being away',
    'what may I choose when I go away',
    'list of excuses for being away',
    'away statuses that agents can set',
    'reasons one can be away for',
    'what can I pick as away reason',
    'id of the reason lunch',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins'],
  audit: { event: 'away_status_reason.listed' },
  since: '2.14',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(AwayStatusReason), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/away-status-reasons/listawaystatusreasons',
  examples: [
    {
      title: 'List reasons for being away',
      input: {},
      output: { type: 'list', data: [{ type: 'away_status_reason', id: '12345', label: 'On a break' }] },
    },
  ],
});
