import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a search goes by folder; an author is needed; there are none before 2.13 [2.16 description, /internal_articles]', async () => {
  const caller = createCaller();
  const found = (await caller.get('/internal_articles/search?folder_id=6')).body;
  expect(rows(found['data']?.['internal_articles'])).toHaveLength(3);
  expect((await caller.get('/internal_articles/search?folder_id=7')).body['total_count']).toBe(0);
  expect(errorOf(await caller.send('POST', '/internal_articles', { title: 'x', owner_id: 1 }))[0]).toBe(400);
  expect(errorOf(await caller.get('/internal_articles', { 'intercom-version': '2.12' }))[1]).toBe('intercom_version_invalid');
  const admin = Number(caller.sandbox.admins[0]?.id);
  const made = (
    await caller.send('POST', '/internal_articles', {
      title: 'Keys',
      author_id: admin,
      owner_id: admin,
      body_markdown: 'Under the **mat**.',
    })
  ).body;
  expect(made).toMatchObject({ title: 'Keys', body: '<p class="no-margin">Under the <b>mat</b>.</p>' });
  expect((await caller.send('DELETE', `/internal_articles/${made['id']}`)).body).toEqual({
    id: made['id'],
    object: 'internal_article',
    deleted: true,
  });
});
