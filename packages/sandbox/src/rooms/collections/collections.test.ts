import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('the last changed comes first; a name is needed, in the words of the description [facts 5.3; 2.16 description, /help_center/collections]', async () => {
  const { get, send } = createCaller();
  await send('PUT', '/help_center/collections/159', { name: 'Begin here' });
  expect(rows((await get('/help_center/collections')).body['data'])[0]).toMatchObject({
    id: '159',
    name: 'Begin here',
    help_center_id: 79,
  });
  expect(errorOf(await send('POST', '/help_center/collections', {}))).toEqual([
    400,
    'parameter_not_found',
    'Name is a required parameter.',
  ]);
});

test('a collection is in another one, never in itself; articles of one that is deleted stay', async () => {
  const caller = createCaller();
  expect(errorOf(await caller.send('PUT', '/help_center/collections/160', { parent_id: '161' }))[0]).toBe(400);
  const author_id = Number(caller.sandbox.admins[0]?.id);
  const article = (await caller.send('POST', '/articles', { title: 'Inside', author_id, parent_id: 161 })).body;
  expect(article['parent_ids']).toEqual([161]);
  expect((await caller.send('DELETE', '/help_center/collections/161')).body).toEqual({ id: '161', object: 'collection', deleted: true });
  expect((await caller.get(`/articles/${article['id']}`)).body['parent_ids']).toEqual([]);
});
