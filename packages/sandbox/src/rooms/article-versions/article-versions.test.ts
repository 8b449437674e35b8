import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('each change is a version, newest first, that names the one before; its text is read one by one [2.16 description, /articles/{id}/versions]', async () => {
  const caller = createCaller();
  const author_id = Number(caller.sandbox.admins[0]?.id);
  const { id } = (await caller.send('POST', '/articles', { title: 'One', author_id, body: '<p>1</p>' })).body;
  await caller.send('PUT', `/articles/${id}`, { title: 'Two' });
  const versions = rows((await caller.get(`/articles/${id}/versions`)).body['data']);
  expect(versions.map(({ title }) => String(title))).toEqual(['Two', 'One']);
  expect(versions[0]).toMatchObject({ from_version_id: versions[1]?.['id'], created_via: 'api' });
  expect(versions[0]).not.toHaveProperty('body');
  expect((await caller.get(`/articles/${id}/versions/${versions[1]?.['id']}`)).body).toMatchObject({
    title: 'One',
    body: '<p class="no-margin">1</p>',
  });
  expect(errorOf(await caller.get(`/articles/${id}/versions?locale=klingon`))).toEqual([400, 'parameter_invalid', 'Unknown locale']);
});
