import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';

export const list = operation({
  name: 'activity_log_types.list',
  route: 'GET /admins/activity_log_event_types',
  summary: 'List the kinds of logged activity',
  description: 'The names that activity_logs.search takes as event_types, such as app_name_change: names only.',
  asked: [
    'what kinds of actions does the audit log know',
    'names of event types in the activity log',
    'which things are recorded about teammates',
    'list of audit event types to filter by',
    'what can the audit trail filter on',
    'all event names that the activity log uses',
    'which admin actions are tracked at all',
    'what sorts of things get written to the audit log',
    'catalogue of audit events',
    'names of the activity types so that I can filter',
    'which changes by staff leave a trace',
    'what kinds of events can I search the audit log for',
    'for the audit: which types of action are logged',
    'what does the log record about teammates',
    'which changes can be found in the log',
    'kinds of actions that get logged',
    'which kinds of events does the audit log have',
    'names of activity types',
    'what can I filter the audit log by',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admin_activity_logs:read',
  permissions: ['read_admins', 'read_admin_activity_logs'],
  audit: { event: 'activity_log_type.listed' },
  since: '2.16',
  paging: { form: 'none', items: 'event_types' },
  output: loose({ event_types: z.array(z.string()), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/listactivitylogeventtypes',
  examples: [
    {
      title: 'List the kinds of logged activity',
      input: {},
      output: { type: 'activity_log_event_type.list', event_types: ['admin_conversation_assignment_limit_change'] },
    },
  ],
});
