import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a team and its people name each other, and one that balances says who comes first, and its limit [2.16 description, team]', async () => {
  const { get } = createCaller();
  const teams = rows((await get('/teams')).body['teams']);
  const people = rows((await get('/admins')).body['admins']);
  expect(teams.length).toBeGreaterThan(1);
  const balanced = teams.filter((team) => String(team['distribution_method']) === 'load_balanced');
  expect(balanced.map((team) => [team['admin_priority_level'], team['assignment_limit']])).toEqual([
    [{ primary_admin_ids: balanced[0]?.['admin_ids'], secondary_admin_ids: [] }, 10],
  ]);
  expect(teams.filter((team) => 'assignment_limit' in team)).toEqual(balanced);
  for (const team of teams) {
    const members = people.filter(({ team_ids }) => (team_ids as unknown as number[]).includes(Number(team['id'])));
    expect(members.map(({ id }) => Number(id))).toEqual(team['admin_ids']);
    for (const { team_priority_level } of members) {
      expect(team_priority_level).toMatchObject({ primary_team_ids: expect.arrayContaining([Number(team['id'])]) });
    }
    expect((await get(`/teams/${team['id']}`)).body).toEqual(team);
  }
  expect(errorOf(await get('/teams/1'))).toEqual([404, 'team_not_found', 'Team not found']);
});
