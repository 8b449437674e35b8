import type { Handler } from '../../parts/call.ts';
import { unauthorized } from '../../server/errors.ts';
import { admins } from './room.ts';

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
