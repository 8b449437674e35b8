import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

/** An object by the schema, a text in the description's own examples. */
const settingValue = z.union([z.record(z.string(), z.unknown()), z.string()]).nullish();

const activityLog = resource(
  {
    id: z.string(),
    performed_by: loose({
      type: z.string().nullish(),
      id: z.union([z.string(), z.int()]).nullish(),
      email: z.string().nullish(),
      ip: z.string().nullish(),
    }).nullish(),
    metadata: loose({
      sign_in_method: z.string().nullish(),
      external_id: z.union([z.string(), z.int()]).nullish(),
      away_mode: z.boolean().nullish(),
      away_status_reason: z.string().nullish(),
      reassign_conversations: z.boolean().nullish(),
      source: z.string().nullish(),
      auto_changed: z.string().nullish(),
      update_by: z.number().nullish(),
      update_by_name: z.string().nullish(),
      previous_state: z.string().nullish(),
      new_state: z.string().nullish(),
      threshold_minutes: z.number().nullish(),
      last_activity_at: time.nullish(),
      auto: z.boolean().nullish(),
      setting_type: z.string().nullish(),
      changes: z.record(z.string(), z.unknown()).nullish(),
      conversation_assignment_limit: z.number().nullish(),
      ticket_assignment_limit: z.number().nullish(),
      team: loose({ id: z.union([z.int(), z.string()]).nullish(), name: z.string().nullish() }).nullish(),
      team_assignment_limit: z.number().nullish(),
      enabled: z.boolean().nullish(),
      mode: z.string().nullish(),
      consent_id: z.union([z.int(), z.string()]).nullish(),
      expired_at: z.string().nullish(),
      before: settingValue,
      after: settingValue,
    }).nullish(),
    created_at: time.nullish(),
    activity_type: z.string().nullish(),
    activity_description: z.string().nullish(),
  },
  {
    row: ['id', 'activity_type', 'activity_description', 'performed_by', 'metadata', 'created_at'],
    own: ['activity_type'],
    untrusted: ['metadata'],
  },
);

export interface ActivityLog extends z.output<typeof activityLog> {}
export const ActivityLog: Schema<ActivityLog> = activityLog;
