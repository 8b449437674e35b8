import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test.each([
  ['articles', 'article_not_found', 'Article not found'],
  ['internal_articles', 'internal_article_not_found', 'Internal article not found'],
  ['content_snippets', 'content_snippet_not_found', 'Content snippet not found'],
])('%s: a tag tells who put it on, and nobody once it is off [2.16 description, POST and DELETE …/tags]', async (kind, code, message) => {
  const caller = createCaller();
  const id = rows((await caller.get(`/${kind}`)).body['data'])[0]?.['id'];
  const tag = (await caller.send('POST', '/tags', { name: 'Fresh' })).body['id'];
  const admin = caller.sandbox.admins[1]?.id;
  const on = await caller.send('POST', `/${kind}/${id}/tags`, { id: tag, admin_id: admin });
  expect(on.body).toMatchObject({ id: tag, name: 'Fresh', applied_by: { type: 'admin', id: admin } });
  const off = () => caller.send('DELETE', `/${kind}/${id}/tags/${tag}`);
  expect((await off()).body).toMatchObject({ id: tag, applied_at: null, applied_by: null });
  expect(errorOf(await off())).toEqual([404, 'tag_not_found', 'Tag not found']);
  expect(errorOf(await caller.send('POST', `/${kind}/999/tags`, { id: tag }))).toEqual([404, code, message]);
});
