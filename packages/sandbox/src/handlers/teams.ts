import type { Handler } from './call.ts';

export const list: Handler = ({ world }) => ({
  type: 'team.list',
  teams: world.teams.map((team) => ({ type: 'team', ...team, admin_priority_level: {} })),
});
