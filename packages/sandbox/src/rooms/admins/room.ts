import { type Call, idOf } from '../../parts/call.ts';
import { type Row, room, type Seeding } from '../../parts/room.ts';
import { missing, notFound } from '../../server/errors.ts';
import { teams } from '../teams/room.ts';
import { botId, staff } from './staff.ts';

export interface Admin extends Row {
  readonly name: string;
  readonly email: string;
  readonly job_title: string | null;
  readonly bot: boolean;
  readonly has_inbox_seat: boolean;
  readonly team_ids: readonly number[];
  away_mode_enabled?: boolean;
  away_mode_reassign?: boolean;
  away_status_reason_id?: number | null;
}

export const admins = room<Admin>()({ name: 'admins', seed: seedAdmins });

/** The teammate whom a body names by `admin_id`. */
export function namedAdmin({ body, world }: Call): Admin {
  const id = idOf(body['admin_id']);
  if (id === undefined) throw missing('admin_id');
  const admin = world.of(admins).get(id);
  if (!admin) throw notFound('Admin not found', 'admin_not_found');
  return admin;
}

function seedAdmins({ workspace, rowsOf }: Seeding): Admin[] {
  const people = staff.map(
    ({ id, name, title }, index): Admin => ({
      id: String(id),
      name,
      email: `${name.split(' ')[0]?.toLowerCase()}@workspace.example`,
      job_title: title,
      bot: false,
      has_inbox_seat: index < 9,
      team_ids: rowsOf(teams)
        .filter((team) => team.admin_ids.includes(id))
        .map((team) => Number(team.id)),
    }),
  );
  const bot: Admin = {
    id: String(botId),
    name: 'Fin',
    email: `operator+${workspace.id_code}@intercom.io`,
    job_title: null,
    bot: true,
    has_inbox_seat: false,
    team_ids: [],
  };
  return [...people, bot];
}
