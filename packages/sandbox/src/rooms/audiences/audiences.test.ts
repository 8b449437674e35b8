import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('numbers stand beside the rows; making answers 201, deleting an empty 204 [facts 5.1, 12]', async () => {
  const { get, send } = createCaller();
  expect((await get('/audiences')).body).toMatchObject({ total_count: 2, page: 1, per_page: 50, total_pages: 1 });
  expect((await get('/audiences')).body).not.toHaveProperty('pages');
  const made = await send('POST', '/audiences', { name: 'New' });
  expect(made.status).toBe(201);
  const gone = await send('DELETE', `/audiences/${made.body['id']}`);
  expect([gone.status, gone.body['text']]).toEqual([204, '']);
  expect((await get(`/audiences/${made.body['id']}`)).status).toBe(404);
});

test('a name is needed, and cannot become blank [2.16 description, POST and PUT /audiences]', async () => {
  const { send } = createCaller();
  expect(errorOf(await send('POST', '/audiences', {}))).toEqual([422, 'validation_error', 'Name is required']);
  expect(errorOf(await send('PUT', '/audiences/5123', { name: ' ' }))).toEqual([422, 'validation_error', 'Name must not be blank']);
});

test.each([
  ['/content_snippets', { title: 'x' }],
  ['/internal_articles', { title: 'x', author_id: 10_553_731, owner_id: 10_553_731 }],
  ['/ai/content_import_sources', { sync_behavior: 'api', url: 'https://www.example.com' }],
])('what was aimed at one that is deleted names it no longer: %s', async (path, body) => {
  const { get, send } = createCaller();
  const { id } = (await send('POST', path, { ...body, audience_ids: [5123, 5124] })).body;
  const aimedAt = async () => JSON.stringify((await get(`${path}/${id}`)).body).match(/"audience_ids":(\[[^\]]*\])/)?.[1];
  expect(await aimedAt()).toBe('[5123,5124]');
  await send('DELETE', '/audiences/5123');
  expect(await aimedAt()).toBe('[5124]');
});
