import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('a draft waits beside the published article until it is published [2.16 description, /articles/{id}/draft]', async () => {
  const caller = createCaller();
  const author_id = Number(caller.sandbox.admins[0]?.id);
  const { id } = (await caller.send('POST', '/articles', { title: 'Old', author_id, body: '<p>Old.</p>' })).body;
  const stage = (body: object) => caller.send('PUT', `/articles/${id}/draft`, body);
  const publish = (body?: object) => caller.send('POST', `/articles/${id}/draft/publish`, body);
  expect(errorOf(await stage({ title: 'New' }))).toEqual([
    422,
    'parameter_invalid',
    'Article must be published before a draft can be staged',
  ]);
  await caller.send('PUT', `/articles/${id}`, { state: 'published' });
  expect((await caller.get(`/articles/${id}/draft`)).status).toBe(404);
  expect(errorOf(await publish())).toEqual([422, 'parameter_invalid', 'Article has no draft to publish']);
  expect((await stage({ title: 'New', ai_chatbot_availability: false })).body).toMatchObject({
    title: 'New',
    has_unpublished_changes: true,
    ai_chatbot_availability: true,
  });
  expect((await caller.get(`/articles/${id}`)).body).toMatchObject({ title: 'Old', has_unpublished_changes: true });
  expect(errorOf(await publish({ locales: ['fr'] }))[2]).toBe('Cannot publish a draft for locale(s) without pending changes: fr');
  expect((await publish()).body).toMatchObject({ title: 'New', has_unpublished_changes: false, draft_updated_at: null });
  expect((await caller.get(`/articles/${id}`)).body['title']).toBe('New');
});
