import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows, text } from '../../testing/caller.ts';

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

const soon = (seconds: number, now: number) => new Date((now + seconds) * 1000).toISOString();

async function published() {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const author_id = Number(caller.sandbox.admins[0]?.id);
  const { body } = await caller.send('POST', '/articles', { title: 'How?', author_id, body: '<p>So.</p>', state: 'published' });
  const put = (fields: object) => caller.send('PUT', `/articles/${body['id']}`, fields);
  const read = async () => (await caller.get(`/articles/${body['id']}`)).body;
  return { caller, clock, put, read, author_id, id: text(body['id']), now: () => Math.floor(clock.now() / 1000) };
}

test('an edit goes live at once, but not over a draft that waits [2.16 description, update_article_request.state]', async () => {
  const { caller, put, read, id } = await published();
  await put({ title: 'Live' });
  expect((await read())['title']).toBe('Live');
  await caller.send('PUT', `/articles/${id}/draft`, { title: 'Waiting' });
  await put({ body: '<p>Later.</p>' });
  expect(await read()).toMatchObject({ title: 'Live', has_unpublished_changes: true, body: '<p class="no-margin">So.</p>' });
  const waiting = (await caller.get(`/articles/${id}/draft`)).body;
  expect(waiting).toMatchObject({ title: 'Waiting', body: '<p class="no-margin">Later.</p>' });
  await put({ title: 'Now', state: 'published' });
  expect((await read())['title']).toBe('Now');
});

test('what is scheduled happens at its time, and one thing at most is [2.16 description, scheduled_publish_at]', async () => {
  const { caller, clock, put, read, author_id, now } = await published();
  const refused = [
    { scheduled_publish_at: soon(-5, now()) },
    { scheduled_publish_at: '' },
    { scheduled_publish_at: soon(60, now()), state: 'draft' },
    { scheduled_publish_at: soon(60, now()), scheduled_unpublish_at: soon(90, now()) },
    { scheduled_unpublish_at: soon(0, now()) },
  ];
  for (const fields of refused) expect(errorOf(await put(fields)).slice(0, 2)).toEqual([400, 'parameter_invalid']);
  await put({ title: 'Tomorrow', scheduled_publish_at: soon(60, now()) });
  expect(await read()).toMatchObject({ title: 'How?', scheduled_publish_at: now() + 60 });
  clock.advance(61_000);
  expect(await read()).toMatchObject({ title: 'Tomorrow', scheduled_publish_at: null });
  await put({ scheduled_unpublish_at: soon(60, now()) });
  clock.advance(61_000);
  expect(await read()).toMatchObject({ state: 'draft', url: null, scheduled_unpublish_at: null });
  const fresh = { title: 'New', author_id, state: 'published', scheduled_publish_at: soon(60, now()) };
  expect((await caller.send('POST', '/articles', fresh)).body).toMatchObject({ state: 'draft', url: null });
  const never = { title: 'New', author_id, scheduled_unpublish_at: soon(60, now()) };
  expect(errorOf(await caller.send('POST', '/articles', never))[0]).toBe(400);
});

test('contents in other languages come back, with their kind [2.16 description, article_translated_content]', async () => {
  const { put, read } = await published();
  await put({ translated_content: { type: 'article_translated_content', fr: { title: 'Comment ?' } } });
  await put({ translated_content: { de: { title: 'Wie?' } } });
  const { translated_content } = await read();
  expect(translated_content).toEqual({ type: 'article_translated_content', fr: { title: 'Comment ?' }, de: { title: 'Wie?' } });
  expect((await put({ body: '<p>a</p>', body_markdown: 'a' })).status).toBe(400);
});
