import type { Handler } from '../../parts/call.ts';
import { teams } from './room.ts';

export { teams as room } from './room.ts';

export const list: Handler = ({ world }) => ({
  type: 'team.list',
  teams: world
    .of(teams)
    .listed()
    .map((team) => ({ type: 'team', ...team, admin_priority_level: {} })),
});
