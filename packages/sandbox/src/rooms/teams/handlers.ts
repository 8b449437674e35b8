import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { admins } from '../admins/room.ts';
import { readMembers } from './members.ts';
import { type Team, teamNotFound, teams } from './room.ts';

export { teams as room } from './room.ts';

const teamShape = ({ secondary_admin_ids, ...team }: Team) => ({
  type: 'team',
  ...team,
  // Only a team that balances tells levels [Preview description, PUT /teams/{id}].
  admin_priority_level:
    secondary_admin_ids === undefined
      ? {}
      : { primary_admin_ids: team.admin_ids.filter((id) => !secondary_admin_ids.includes(id)), secondary_admin_ids },
});

export const list: Handler = ({ world }) => ({ type: 'team.list', teams: world.of(teams).listed().map(teamShape) });

export const get: Handler = (call) => teamShape(rowOf(call, teams, 'team_id', teamNotFound));

/** All members anew; their levels, where some are named. Both sides of the membership change. */
export const update: Handler = (call) => {
  const team = rowOf(call, teams, 'id', teamNotFound);
  const { admin_ids, secondary_admin_ids } = readMembers(call, team);
  const id = Number(team.id);
  const moved = call.world
    .of(admins)
    .all()
    .filter((admin) => admin_ids.includes(Number(admin.id)) !== admin.team_ids.includes(id))
    .map(({ id: adminId, team_ids }) =>
      admins.set(adminId, { team_ids: team_ids.includes(id) ? team_ids.filter((one) => one !== id) : [...team_ids, id] }),
    );
  const levels = team.distribution_method === 'load_balanced' ? { secondary_admin_ids } : {};
  call.commit({ team: team.id }, [teams.set(team.id, { admin_ids, ...levels }), ...moved]);
  return teamShape({ ...team, admin_ids, ...levels });
};
