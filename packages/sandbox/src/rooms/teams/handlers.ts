import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { type Team, teamNotFound, teams } from './room.ts';

export { teams as room } from './room.ts';

const teamShape = (team: Team) => ({ type: 'team', ...team, admin_priority_level: {} });

export const list: Handler = ({ world }) => ({ type: 'team.list', teams: world.of(teams).listed().map(teamShape) });

export const get: Handler = (call) => teamShape(rowOf(call, teams, 'team_id', teamNotFound));
