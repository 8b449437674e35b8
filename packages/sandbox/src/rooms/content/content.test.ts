import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a search finds every kind, articles with their content in each language; per_page is brought into its range [2.16 description, GET /content/search]', async () => {
  const { get } = createCaller();
  const { body } = await get('/content/search?query=password&per_page=0');
  expect(body['pages']).toMatchObject({ page: 1, per_page: 1 });
  const found = rows((await get('/content/search?query=password&per_page=50')).body['data']);
  expect(new Set(found.map(({ type }) => String(type)))).toEqual(new Set(['content_snippet', 'article']));
  expect(found.find(({ type }) => String(type) === 'article')).toMatchObject({ contents: [{ type: 'article_content', locale: 'en' }] });
  const drafts = rows((await get('/content/search?states=draft&content_types=article,snippet&per_page=50')).body['data']);
  expect(new Set(drafts.map(({ type }) => String(type)))).toEqual(new Set(['article']));
  expect(errorOf(await get(`/content/search?query=${'x'.repeat(501)}`))[0]).toBe(422);
});

test('a bulk action answers 202; what a kind does not allow falls away without a word [2.16 description, POST /content/bulk_actions]', async () => {
  const { get, send } = createCaller();
  const article = rows((await get('/articles')).body['data']).find(({ state }) => String(state) === 'draft');
  const publish = (type: string, id: unknown) =>
    send('POST', '/content/bulk_actions', { action: 'publish', content_ids: [{ type, id: String(id) }] });
  const answer = await publish('article', article?.['id']);
  expect([answer.status, answer.body]).toEqual([202, { type: 'content_bulk_action', status: 'queued' }]);
  expect((await get(`/articles/${article?.['id']}`)).body['state']).toBe('draft');
  await publish('article_content', article?.['content_id']);
  expect((await get(`/articles/${article?.['id']}`)).body['state']).toBe('published');
  const many = { action: 'delete', content_ids: Array.from({ length: 1001 }, (_, id) => ({ type: 'article', id: String(id) })) };
  expect((await send('POST', '/content/bulk_actions', many)).status).toBe(422);
});
