import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const written = { title: 'New', html: '<p>Words</p><script>steal()</script>', locale: 'en', source_id: 33, external_id: 'same' };

test('the same external id of a source is the same page [2.16 description, POST /ai/external_pages]', async () => {
  const { get, send } = createCaller();
  const first = (await send('POST', '/ai/external_pages', written)).body;
  const second = (await send('POST', '/ai/external_pages', { ...written, title: 'Newer' })).body;
  expect(second).toMatchObject({ id: first['id'], title: 'Newer', html: '<p>Words</p>', source_id: 33 });
  expect(rows((await get('/ai/external_pages')).body['data']).filter(({ external_id }) => String(external_id) === 'same')).toHaveLength(1);
});

test('deleting a source takes its pages along and answers an empty 204 [2.16 description, DELETE /ai/content_import_sources/{id}]', async () => {
  const { get, send } = createCaller();
  const page = (await send('POST', '/ai/external_pages', written)).body;
  const gone = await send('DELETE', '/ai/content_import_sources/33');
  expect([gone.status, gone.body['text']]).toEqual([204, '']);
  expect((await get(`/ai/external_pages/${page['id']}`)).status).toBe(404);
  expect(errorOf(await send('POST', '/ai/content_import_sources', { url: 'https://a.example', sync_behavior: 'automated' }))[1]).toBe(
    'parameter_invalid',
  );
});

test('a page that was crawled cannot be deleted [2.16 description, DELETE /ai/external_pages/{id}]', async () => {
  const { get, send } = createCaller();
  const crawled = rows((await get('/ai/external_pages')).body['data']).find((page) => Number(page['source_id']) === 34);
  expect(errorOf(await send('DELETE', `/ai/external_pages/${crawled?.['id']}`))[0]).toBe(400);
});
