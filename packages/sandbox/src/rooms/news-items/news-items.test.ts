import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a feed shows what is live and was published in it, not before its time [2.16 description, GET /news/newsfeeds/{id}/items]', async () => {
  const caller = createCaller();
  const sender_id = Number(caller.sandbox.admins[0]?.id);
  const titles = async () => rows((await caller.get('/news/newsfeeds/54/items')).body['data']).map(({ title }) => String(title));
  expect(await titles()).toEqual([]);
  const make = (title: string, published_at: number, state = 'live') =>
    caller.send('POST', '/news/news_items', {
      title,
      sender_id,
      state,
      labels: ['b', 'a'],
      newsfeed_assignments: [{ newsfeed_id: 54, published_at }],
    });
  const now = (await make('Now', 1_700_000_000)).body;
  expect(rows(now['labels'])).toEqual(['a', 'b']);
  await make('Later', 1_999_999_999);
  await make('Draft', 1_700_000_000, 'draft');
  expect(await titles()).toEqual(['Now']);
  expect((await caller.send('DELETE', `/news/news_items/${now['id']}`)).body).toEqual({
    id: now['id'],
    object: 'news-item',
    deleted: true,
  });
  expect(errorOf(await caller.send('PUT', '/news/news_items/29', { title: 'x' }))[1]).toBe('parameter_not_found');
});
