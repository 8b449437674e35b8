import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('tags are put on and taken off, and their names come back escaped', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const tag = (await caller.send('POST', '/tags', { name: 'A & <b>' })).body;
  expect(tag).toEqual({ type: 'tag', id: tag['id'], name: 'A &amp; &lt;b&gt;' });
  expect((await caller.send('POST', '/tags', { name: 'A & <b>' })).body['id']).toBe(tag['id']);
  expect((await caller.send('POST', `/contacts/${id}/tags`, { id: tag['id'] })).body).toEqual(tag);
  expect((await caller.get(`/contacts/${id}`)).body['tags']).toMatchObject({ total_count: 1, data: [{ id: tag['id'], type: 'tag' }] });
  expect((await caller.send('DELETE', `/contacts/${id}/tags/${tag['id']}`)).body).toEqual(tag);
  expect(errorOf(await caller.send('DELETE', `/contacts/${id}/tags/${tag['id']}`))).toEqual([404, 'not_found', 'Resource Not Found']);
  expect(errorOf(await caller.send('POST', '/contacts/nobody/tags', { id: tag['id'] }))).toEqual([404, 'not_found', 'User Not Found']);
  expect(caller.sandbox.ledger().map((entry) => entry.operation)).toEqual([
    'contacts.create',
    'tags.create',
    'contact_tags.attach',
    'contact_tags.detach',
  ]);
});
