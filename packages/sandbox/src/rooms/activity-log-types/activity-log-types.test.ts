import { expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';

test('a search takes every name that is listed, and the log shows no other [2.16 description, activity_log]', async () => {
  const { get, send } = createCaller();
  const { body } = await get('/admins/activity_log_event_types');
  const types = body['event_types'] as unknown as string[];
  expect([body['type'], types.length, new Set(types).size]).toEqual(['activity_log_event_type.list', 114, 114]);
  const search = (event_types: string[]) =>
    send('POST', '/admins/activity_logs/search', { created_at_after: 1, event_types, per_page: 250 });
  const found = await search(types);
  expect(found.status).toBe(200);
  const everything = (await send('POST', '/admins/activity_logs/search', { created_at_after: 1, per_page: 250 })).body;
  expect(found.body['activity_logs']).toEqual(everything['activity_logs']);
  expect((await search(['role_change'])).body['activity_logs']).toEqual([]);
  expect((await search(['settings_change'])).status).toBe(400);
});
