import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, text } from '../../testing/caller.ts';

test('a draft has no address, a body loses its margins, and an author is needed [recorded: create-article; facts 7]', async () => {
  const caller = createCaller();
  const author_id = Number(caller.sandbox.admins[0]?.id);
  const draft = (await caller.send('POST', '/articles', { title: 'How?', author_id, body: '<p>So.</p>' })).body;
  expect(draft).toMatchObject({ state: 'draft', url: null, body: '<p class="no-margin">So.</p>', parent_ids: [] });
  const shown = (await caller.send('PUT', `/articles/${draft['id']}`, { state: 'published', body_markdown: '# Steps\n\n- one\n- two' }))
    .body;
  expect(text(shown['url'])).toContain(`/articles/${draft['id']}-how`);
  expect(text(shown['body'])).toBe('<h1>Steps</h1><ul><li><p class="no-margin">one</p></li><li><p class="no-margin">two</p></li></ul>');
  expect(errorOf(await caller.send('POST', '/articles', { title: 'How?' }))).toEqual([
    400,
    'parameter_not_found',
    'author_id must be in the main body or default locale translated_content object',
  ]);
  expect((await caller.send('DELETE', `/articles/${draft['id']}`)).body).toEqual({ id: draft['id'], object: 'article', deleted: true });
});

test('a search finds all words of a phrase, by state, and marks them when asked [2.16 description, GET /articles/search]', async () => {
  const { get } = createCaller();
  const found = (await get('/articles/search?phrase=password&state=published&highlight=true')).body;
  expect(Number(found['total_count'])).toBeGreaterThan(0);
  expect(new Set(rows(found['data']?.['articles']).map(({ state }) => String(state)))).toEqual(new Set(['published']));
  expect(rows(found['data']?.['highlights'])[0]?.['highlighted_title']).toContainEqual({ type: 'highlight', text: 'password' });
  expect((await get('/articles/search?phrase=unicorn')).body['total_count']).toBe(0);
  expect(errorOf(await get('/articles/search?phrase=x&state=lost'))[0]).toBe(400);
});
