import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('a connector begins as a draft; only drafts that nothing uses can go [facts 8]', async () => {
  const { get, send } = createCaller();
  const made = await send('POST', '/data_connectors', { name: 'New', url: 'https://shop.example.com' });
  expect([made.status, made.body['state']]).toEqual([201, 'draft']);
  const path = `/data_connectors/${made.body['id']}`;
  await send('PATCH', path, { state: 'live' });
  expect(errorOf(await send('DELETE', path))).toEqual([409, 'conflict', 'Data connector must be in draft state to be deleted']);
  await send('PATCH', path, { state: 'draft' });
  expect((await send('DELETE', path)).body).toMatchObject({ object: 'data_connector', deleted: true });
  expect(errorOf(await send('PATCH', '/data_connectors/12345', { state: 'draft' }))[1]).toBe('data_connector_in_use');
  expect(errorOf(await get(path))).toEqual([404, 'data_connector_not_found', 'Data connector not found']);
});

test('what is no option is refused in the words of the description; a broken cursor, too [2.16 description, /data_connectors]', async () => {
  const { get, send } = createCaller();
  expect(errorOf(await send('POST', '/data_connectors', {}))).toEqual([422, 'parameter_not_found', 'Name is required']);
  const change = (body: object) => send('PATCH', '/data_connectors/12345', body);
  expect(errorOf(await change({ http_method: 'juggle' }))[2]).toBe("Http Method isn't an option");
  expect(errorOf(await change({ audiences: ['cats'] }))[2]).toBe('Invalid audiences. Must be a subset of: leads, users, visitors');
  expect(errorOf(await change({ state: 'broken' }))[2]).toBe('Invalid state. Must be one of: draft, live');
  expect(errorOf(await get('/data_connectors/12345?state_version=older'))[2]).toBe('Invalid state_version. Must be one of: live, draft');
  expect(errorOf(await get('/data_connectors?starting_after=nonsense'))[2]).toContain('Invalid starting_after param.');
});
