import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, text } from '../../testing/caller.ts';

test('a beginning is required; pages are followed by address, newest first [facts 5.3]', async () => {
  const { get } = createCaller();
  expect(errorOf(await get('/admins/activity_logs'))[1]).toBe('parameter_not_found');
  const first = (await get('/admins/activity_logs?created_at_after=1600000000')).body;
  expect(rows(first['activity_logs'])).toHaveLength(20);
  const second = (await get(text(first['pages']?.['next']))).body;
  const times = [...rows(first['activity_logs']), ...rows(second['activity_logs'])].map(({ created_at }) => Number(created_at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(new Set([...rows(first['activity_logs']), ...rows(second['activity_logs'])].map(({ id }) => id)).size).toBe(40);
});

test('a search asks for kinds, and takes its page from the body [2.16 description, POST /admins/activity_logs/search]', async () => {
  const { send } = createCaller();
  const ask = { created_at_after: 1_600_000_000, event_types: ['admin_logout'], per_page: 3, page: 2 };
  const { body } = await send('POST', '/admins/activity_logs/search', ask);
  expect(body['pages']).toMatchObject({ page: 2, per_page: 3 });
  expect(new Set(rows(body['activity_logs']).map((log) => String(log['activity_type'])))).toEqual(new Set(['admin_logout']));
  for (const per_page of [0, -1, 251, '20']) {
    expect(errorOf(await send('POST', '/admins/activity_logs/search', { ...ask, per_page }))[1]).toBe('parameter_invalid');
  }
  expect((await send('POST', '/admins/activity_logs/search', { ...ask, per_page: 250, page: 1 })).body['pages']).toMatchObject({
    per_page: 250,
  });
  expect(errorOf(await send('POST', '/admins/activity_logs/search', { created_at_after: 1, event_types: ['juggling'] }))[1]).toBe(
    'parameter_invalid',
  );
});
