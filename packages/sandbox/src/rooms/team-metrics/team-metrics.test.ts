import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('what a team has to do follows the conversations; idle goes by the threshold [2.16 description, GET /teams/{id}/metrics]', async () => {
  const caller = createCaller();
  const team = rows((await caller.get('/teams')).body['teams'])[0];
  const metrics = async (threshold: number) =>
    rows((await caller.get(`/teams/${team?.['id']}/metrics?idle_threshold=${threshold}`)).body['data']);
  const admin = caller.sandbox.admins[0]?.id;
  const open = async () => Number((await metrics(1800)).find(({ admin_id }) => String(admin_id) === admin)?.['open']);
  const before = await open();
  const conversation = rows((await caller.get('/conversations?per_page=60')).body['conversations']).find(
    (one) => String(one['state']) === 'open' && String(one['admin_assignee_id']) !== admin,
  );
  const assign = { message_type: 'assignment', type: 'admin', admin_id: admin, assignee_id: admin };
  await caller.send('POST', `/conversations/${conversation?.['id']}/parts`, assign);
  expect(await open()).toBe(before + 1);
  const idle = (list: readonly { readonly [key: string]: unknown }[]) => list.reduce((sum, one) => sum + Number(one['idle']), 0);
  expect(idle(await metrics(0))).toBeGreaterThan(idle(await metrics(900_000_000)));
  expect(errorOf(await caller.get('/teams/1/metrics'))).toEqual([404, 'team_not_found', 'Team not found']);
});
