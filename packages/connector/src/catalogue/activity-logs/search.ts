import * as z from 'zod';
import { operation } from '../operation.ts';
import { seconds } from '../shared/fields.ts';
import { NumberedPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { ActivityLog } from './schemas.ts';

export const search = operation({
  name: 'activity_logs.search',
  route: 'POST /admins/activity_logs/search',
  summary: 'Search what teammates did',
  description:
    'The log of what teammates changed, only of the given kinds (activity_log_types.list names them) and times. Up to 250 rows a ' +
    'page; unlike activity_logs.list it takes page and per_page.',
  asked: [
    'who deleted it, look in the audit trail',
    'only logins and failed sign-ins of staff',
    'find when a role or permission was changed',
    'what did one teammate do on that day',
    'which admin exported or viewed data',
    'audit entries of one kind, such as app settings changes',
    'who exported or looked at personal data',
    'who invited or removed a teammate',
    'everything one colleague did on Tuesday morning',
    'who took away the permission',
    'who archived this person',
    'who changed that article, attribute or team',
    'all logins by one admin',
    'did anybody change the permissions of a teammate',
    'who turned off the setting, and when did it happen',
    'which teammate exported contacts, look it up in the log',
    'audit log filtered to one event type',
    'who created this api token or app',
    'what has Marco been changing lately in the settings',
    'admin sign-ins from unknown places',
    'who deleted the conversation or the contact',
    'did somebody switch off two-factor or the allowlist',
    'who bulk exported data last month',
    'trace the actions of one employee in the audit log',
    'when was this teammate added or removed, and by whom',
    'who edited the workflow or the macro',
    'which of my admins messed with the messenger settings',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admin_activity_logs:read',
  permissions: ['read_admins', 'read_admin_activity_logs'],
  audit: { event: 'activity_log.searched' },
  since: '2.16',
  paging: { form: 'page', items: 'activity_logs' },
  body: {
    created_at_after: seconds('Only later than this.'),
    created_at_before: seconds('Only earlier than this.').optional(),
    event_types: z.array(z.string().min(1).max(255)).max(1000).describe('Kinds of activity (activity_log_types.list).').optional(),
    page: z.int().min(1).describe('Page number, from 1.').optional(),
    per_page: z.int().min(1).max(250).describe('Rows a page, 1 to 250 (20 unless told).').optional(),
  },
  output: loose({ activity_logs: z.array(ActivityLog), type: z.string().nullish(), pages: NumberedPages.nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/searchactivitylogs',
  examples: [
    {
      title: 'Search what teammates did',
      input: { created_at_after: 1677253093, created_at_before: 1677861493, event_types: ['app_name_change', 'message_state_change'] },
      output: { type: 'activity_log.list', activity_logs: [{ id: 'fca05814-4b72-4dce-ad4f-77a786a2c136', created_at: 1734537253 }] },
    },
  ],
});
