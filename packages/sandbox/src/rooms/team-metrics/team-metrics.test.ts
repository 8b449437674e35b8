import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('what a team has to do follows the conversations [2.16 description, GET /teams/{team_id}/metrics]', async () => {
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
  expect(errorOf(await caller.get('/teams/1/metrics'))).toEqual([404, 'team_not_found', 'Team not found']);
});

test('idle is open and waiting for a reply longer than the threshold, which is clamped to a day [2.16 description, team_metric]', async () => {
  const caller = createCaller();
  const admin = caller.sandbox.admins[0]?.id;
  const team = rows((await caller.get('/teams')).body['teams'])[0]?.['id'];
  const idle = async (threshold?: number) => {
    const query = threshold === undefined ? '' : `?idle_threshold=${threshold}`;
    return Number(
      rows((await caller.get(`/teams/${team}/metrics${query}`)).body['data']).find(({ admin_id }) => String(admin_id) === admin)?.['idle'],
    );
  };
  const [before, beforeDay] = [await idle(), await idle(86_400)];
  const waiting = rows((await caller.get('/conversations?per_page=60')).body['conversations']).find(
    (one) => String(one['state']) === 'open' && one['waiting_since'] !== null && String(one['admin_assignee_id']) !== admin,
  );
  const id = waiting?.['id'];
  const assign = { message_type: 'assignment', type: 'admin', admin_id: admin, assignee_id: admin };
  await caller.send('POST', `/conversations/${id}/parts`, assign);
  // Just touched, and still waiting.
  expect(await idle()).toBe(before + 1);
  expect(await idle(900_000_000)).toBe(await idle(86_400));
  expect(await idle(-5)).toBe(await idle(1));
  await caller.send('POST', `/conversations/${id}/reply`, { message_type: 'comment', type: 'admin', admin_id: admin, body: 'Hello' });
  expect([await idle(), await idle(86_400)]).toEqual([before, beforeDay]);
});
