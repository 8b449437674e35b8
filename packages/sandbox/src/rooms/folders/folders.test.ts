import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('a folder with content is not deleted; one without is, and what is inside it goes to where it was [Preview description, DELETE /folders/{id}]', async () => {
  const { get, send } = createCaller();
  expect(errorOf(await send('DELETE', '/folders/6', undefined, preview))[0]).toBe(422);
  expect((await send('DELETE', '/folders/5', undefined, preview)).body).toEqual({ id: 5, object: 'folder', deleted: true });
  expect((await get('/folders/6', preview)).body).toMatchObject({ parent_folder_id: null, content_count: expect.any(Number) });
});

test('a list can be of one folder alone, and a folder is never inside itself [Preview description, GET /folders]', async () => {
  const { get, send } = createCaller();
  const made = (await send('POST', '/folders', { folder: { name: 'Late', parent_folder_id: 6 } }, preview)).body;
  expect(rows((await get('/folders?parent_folder_id=6', preview)).body['data'])).toEqual([made]);
  expect(errorOf(await send('PUT', '/folders/5', { folder: { parent_folder_id: made['id'] } }, preview))[0]).toBe(400);
  expect(errorOf(await send('POST', '/folders', { folder: {} }, preview))[1]).toBe('parameter_not_found');
});

test('no numbered version has folders [facts 11]', async () => {
  const { get } = createCaller();
  expect(errorOf(await get('/folders', { 'intercom-version': '2.16' }))[1]).toBe('intercom_version_invalid');
});
