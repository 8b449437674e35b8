import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a note comes back as a paragraph, with the whole author and a reference to the contact, which shows it [recorded: create-note]', async () => {
  const caller = createCaller();
  const admin = caller.sandbox.admins[0];
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const note = (await caller.send('POST', `/contacts/${id}/notes`, { body: 'Likes tea', admin_id: admin?.id })).body;
  expect(note).toMatchObject({
    type: 'note',
    body: '<p>Likes tea</p>',
    contact: { type: 'contact', id },
    author: { type: 'admin', id: admin?.id },
  });
  expect(note['author']).toHaveProperty('away_mode_enabled', false);
  expect((await caller.get(`/notes/${note['id']}`)).body).toEqual(note);
  expect((await caller.get(`/contacts/${id}`)).body['notes']).toMatchObject({ total_count: 1, data: [{ type: 'note', id: note['id'] }] });
});

test('notes come newest first, fifty a page [facts 5.2]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  for (const body of ['one', 'two']) await caller.send('POST', `/contacts/${id}/notes`, { body });
  const { body } = await caller.get(`/contacts/${id}/notes`);
  expect(body['pages']).toMatchObject({ per_page: 50, total_pages: 1, next: null });
  expect(rows(body['data']).map((note) => note['body'])).toEqual(['<p>two</p>', '<p>one</p>']);
});

test('a note without words, about nobody, or by nobody is refused', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  expect(errorOf(await caller.send('POST', `/contacts/${id}/notes`, {}))).toEqual([
    400,
    'parameter_not_found',
    'body is a required parameter',
  ]);
  expect(errorOf(await caller.send('POST', '/contacts/nobody/notes', { body: 'x' }))).toEqual([404, 'not_found', 'User Not Found']);
  expect(errorOf(await caller.send('POST', `/contacts/${id}/notes`, { body: 'x', admin_id: '1' }))).toEqual([
    404,
    'not_found',
    'Resource Not Found',
  ]);
  expect(errorOf(await caller.get('/notes/1'))).toEqual([404, 'not_found', 'Resource Not Found']);
});
