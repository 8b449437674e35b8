import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a cursor goes on after the row before, in either order; a lead has no history [2.16 description, GET /contacts/{id}/merge_history]', async () => {
  const caller = createCaller();
  const user = (await caller.send('POST', '/contacts', { role: 'user', external_id: 'u' })).body['id'];
  const leads: unknown[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
    await caller.send('POST', '/contacts/merge', { from: id, into: user, skip_duplicate_validation: true });
    leads.push(id);
  }
  const path = `/contacts/${user}/merge_history`;
  const seen: unknown[] = [];
  let cursor = '';
  for (let pages = 0; pages < 5; pages += 1) {
    const { body } = await caller.get(`${path}?per_page=2&order=asc${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    seen.push(...rows(body['data']).map((row) => row['source_contact_id']));
    if (String(body['has_more']) !== 'true') break;
    cursor = String(body['next_cursor']);
  }
  expect([...seen].sort()).toEqual([...leads].sort());
  expect(errorOf(await caller.get(`${path}?cursor=nonsense`))[1]).toBe('parameter_invalid');
  const lead = (await caller.send('POST', '/contacts', { role: 'lead' })).body['id'];
  expect(errorOf(await caller.get(`/contacts/${lead}/merge_history`))).toEqual([404, 'not_found', 'Contact not found']);
});
