import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { seconds } from '../shared/fields.ts';
import { UrlPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { ActivityLog } from './schemas.ts';

/** What Intercom's description has: any text. */
const text = z.union([z.string(), z.number()]);

export const list = operation({
  name: 'activity_logs.list',
  route: 'GET /admins/activity_logs',
  summary: 'List what teammates did',
  description:
    'The log of what teammates changed in the workspace, newest first, between two times in Unix seconds. Follow pages.next for ' +
    'more. For some kinds of activity only, use activity_logs.search.',
  asked: [
    'show the audit log of the workspace',
    'what did teammates change lately',
    'who changed this setting and when',
    'history of admin actions this month',
    'recent changes in the workspace',
    'everything staff did between two dates',
    'who touched the settings',
    'what has been going on in the admin area',
    'what was changed in our settings last week',
    'admin activity of the last seven days',
    'everything teammates did in the workspace yesterday',
    'pull the audit trail for the past month',
    'dump the activity log from the 1st to the 15th',
    'latest entries of the audit log',
    'I need evidence of all admin changes this quarter for the auditors',
    'log of what admins have been doing',
    'what happened in the workspace settings over the weekend',
    'who did what in here since Monday',
    'give the auditor the trail of staff actions',
    'full audit trail for March',
    'what have admins been up to',
    'all staff actions since yesterday',
    'list every change in the workspace this week',
    'latest things that colleagues changed',
    'what was going on behind the scenes yesterday',
    'what did admins do yesterday',
    'log of changes in the workspace',
    'audit of settings this week',
    'who did what since Monday',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admin_activity_logs:read',
  permissions: ['read_admin_activity_logs'],
  audit: { event: 'activity_log.listed' },
  since: '2.7',
  paging: { form: 'url', items: 'activity_logs' },
  query: {
    created_at_after: stricterThan(text, seconds('Only later than this.')),
    created_at_before: stricterThan(text, seconds('Only earlier than this.')).optional(),
  },
  output: loose({ activity_logs: z.array(ActivityLog), type: z.string().nullish(), pages: UrlPages.nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/listactivitylogs',
  examples: [
    {
      title: 'List what teammates did',
      input: { created_at_after: 1677253093 },
      output: { type: 'activity_log.list', activity_logs: [{ id: 'fca05814-4b72-4dce-ad4f-77a786a2c136', created_at: 1734537253 }] },
    },
  ],
});
