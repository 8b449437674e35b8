import type { Call } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { type Row, room, type Seeding } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import type { ActivityType } from './types.ts';

export interface Activity extends Row {
  readonly performed_by: { type: 'admin'; id: string; email: string; ip: string };
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly created_at: number;
  readonly activity_type: ActivityType;
  readonly activity_description: string;
}

export const activityLogs = room<Activity>()({
  name: 'activity_logs',
  order: { by: (activity) => activity.created_at, descending: true },
  seed: seedActivities,
});

/** The entry that a call of a teammate leaves. */
export function logged(call: Call, activity_type: ActivityType, activity_description: string, metadata: Activity['metadata']): Change {
  const admin = call.world.of(admins).get(call.token.adminId);
  return activityLogs.put({
    id: uuid(call.newHexId() + call.newHexId()),
    performed_by: { type: 'admin', id: call.token.adminId, email: admin?.email ?? '', ip: call.ip },
    metadata,
    created_at: call.now,
    activity_type,
    activity_description,
  });
}

const uuid = (hex: string) => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

function seedActivities({ random, now, rowsOf }: Seeding): Activity[] {
  const people = rowsOf(admins).filter((admin) => !admin.bot);
  return Array.from({ length: 60 }, () => {
    const admin = random.pick(people);
    const activity_type = random.pick([
      'admin_login_success',
      'admin_logout',
      'app_team_membership_modification',
      'message_state_change',
    ] as const);
    return {
      id: uuid(random.hex(32)),
      performed_by: { type: 'admin', id: admin.id, email: admin.email, ip: `198.51.100.${random.int(1, 254)}` },
      metadata: {},
      created_at: now - random.int(60, 90 * 86_400),
      activity_type,
      activity_description: `${admin.name}: ${activity_type.replaceAll('_', ' ')}.`,
    };
  });
}
