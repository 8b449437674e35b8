import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('the bot of the workspace is among the teammates [recorded: list-admins]', async () => {
  const { get, sandbox } = createCaller();
  const { body } = await get('/admins');
  expect(body['type']).toBe('admin.list');
  expect(rows(body['admins']).map(({ email }) => String(email))).toContain(`operator+${sandbox.workspace.id_code}@intercom.io`);
});

test('who goes away says why, from 2.14 on; the log knows of it [2.16 description, PUT /admins/{id}/away]', async () => {
  const caller = createCaller();
  const id = caller.sandbox.admins[0]?.id;
  const away = (body: object, version = '2.16') => caller.send('PUT', `/admins/${id}/away`, body, { 'intercom-version': version });
  const gone = { away_mode_enabled: true, away_mode_reassign: true };
  expect(errorOf(await away(gone))).toEqual([400, 'away_status_reason_mandatory', 'Away status reason is mandatory']);
  expect(errorOf(await away({ ...gone, away_status_reason_id: 12_347 }))).toEqual([
    400,
    'parameter_invalid',
    'Away status reason is deleted',
  ]);
  expect((await away({ ...gone, away_status_reason_id: 12_345 })).body).toMatchObject({
    away_mode_enabled: true,
    away_status_reason_id: 12_345,
  });
  const { body } = await caller.send('POST', '/admins/activity_logs/search', {
    created_at_after: 1,
    event_types: ['admin_away_mode_change'],
  });
  expect(rows(body['activity_logs'])[0]).toMatchObject({ activity_type: 'admin_away_mode_change', metadata: { away_mode: true } });
  expect((await away({ ...gone, away_mode_enabled: false }, '2.13')).body).toMatchObject({
    away_mode_enabled: false,
    away_mode_reassign: false,
  });
  expect(errorOf(await caller.send('PUT', '/admins/1/away', gone))).toEqual([404, 'admin_not_found', 'Admin for admin_id not found']);
  expect(errorOf(await caller.get('/admins/1'))).toEqual([404, 'admin_not_found', 'Admin not found']);
});

test('pictures are shown where they are asked for [2.16 description, GET /admins: display_avatar]', async () => {
  const { get } = createCaller();
  const all = async (query: string) => rows((await get(`/admins${query}`)).body['admins']);
  for (const admin of [...(await all('')), ...(await all('?display_avatar=false'))]) expect(admin).not.toHaveProperty('avatar');
  for (const admin of await all('?display_avatar=true')) expect(admin['avatar']).toMatchObject({ type: 'avatar' });
});

test('the bot of the workspace does not go away', async () => {
  const { send, sandbox } = createCaller();
  const bot = sandbox.admins.find((admin) => admin.bot)?.id;
  const away = { away_mode_enabled: true, away_mode_reassign: false, away_status_reason_id: 12_345 };
  expect(errorOf(await send('PUT', `/admins/${bot}/away`, away))).toEqual([404, 'admin_not_found', 'Admin for admin_id not found']);
});
