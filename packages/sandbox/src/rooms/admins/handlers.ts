import { booleanOf, type Call, type Handler, idOf, param, query } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid, missing, notFound, unauthorized } from '../../server/errors.ts';
import { logged } from '../activity-logs/room.ts';
import { awayReasons } from '../away-status-reasons/room.ts';
import { admins } from './room.ts';
import { adminShape } from './shape.ts';

export { admins as room } from './room.ts';

/** The teammate who authorized, and the workspace. */
export const me: Handler = ({ world, token }) => {
  const admin = world.of(admins).get(token.adminId);
  if (!admin) throw unauthorized();
  const { workspace } = world;
  return {
    type: 'admin',
    id: admin.id,
    email: admin.email,
    name: admin.name,
    email_verified: true,
    app: {
      type: 'app',
      id_code: workspace.id_code,
      name: workspace.name,
      created_at: workspace.created_at,
      secure: false,
      identity_verification: false,
      timezone: workspace.timezone,
      region: workspace.region,
    },
    avatar: { type: 'avatar', image_url: null },
    has_inbox_seat: admin.has_inbox_seat,
  };
};

export const list: Handler = (call) => {
  const avatar = query(call, 'display_avatar') === 'true';
  const all = call.world.of(admins).listed();
  return { type: 'admin.list', admins: all.map((admin) => adminShape(admin, { avatar })) };
};

export const get: Handler = (call) => adminShape(rowOf(call, admins, 'admin_id', () => notFound('Admin not found', 'admin_not_found')));

/** This workspace wants to know why. */
export const set_away: Handler = (call) => {
  const admin = call.world.of(admins).get(param(call, 'admin_id'));
  // The bot is listed among the teammates and is none: nobody takes over from it.
  if (!admin || admin.bot) throw notFound('Admin for admin_id not found', 'admin_not_found');
  const enabled = booleanOf(call.body, 'away_mode_enabled');
  const reassign = booleanOf(call.body, 'away_mode_reassign');
  if (enabled === undefined || enabled === null) throw missing('away_mode_enabled');
  if (reassign === undefined || reassign === null) throw missing('away_mode_reassign');
  const fields = {
    away_mode_enabled: enabled,
    away_mode_reassign: enabled && reassign,
    away_status_reason_id: enabled ? reasonOf(call) : null,
  };
  call.commit({ admin: admin.id }, [
    admins.set(admin.id, fields),
    logged(call, 'admin_away_mode_change', `${admin.name} ${enabled ? 'went away' : 'came back'}.`, { away_mode: enabled }),
  ]);
  return adminShape({ ...admin, ...fields });
};

function reasonOf({ body, world, version }: Call): number | null {
  const id = idOf(body['away_status_reason_id']);
  if (id === undefined) {
    // Reasons came with 2.14.
    if (version.minor < 14) return null;
    throw new ApiError(400, 'away_status_reason_mandatory', 'Away status reason is mandatory');
  }
  const reason = world.of(awayReasons).get(id);
  if (!reason) throw invalid('Away status reason not found');
  if (reason.deleted) throw invalid('Away status reason is deleted');
  return Number(id);
}
