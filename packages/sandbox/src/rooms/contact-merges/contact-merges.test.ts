import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, text } from '../../testing/caller.ts';

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

test('the history stands in the user where the query wants it, and never in a lead [2.16 description, include_merge_history]', async () => {
  const caller = createCaller();
  const make = async (body: object) => text((await caller.send('POST', '/contacts', body)).body['id']);
  const user = await make({ role: 'user', email: 'same@person.example' });
  const lead = await make({ role: 'lead', name: 'Same' });
  const pair = { from: lead, into: user, skip_duplicate_validation: true };
  const merged = await caller.send('POST', '/contacts/merge?include_merge_history=true', pair);
  const history = [{ type: 'merge_history', source_contact_id: lead, source_contact_role: 'lead', merged_at: expect.any(Number) }];
  expect(merged.body['merge_history']).toEqual(history);
  expect((await caller.get(`/contacts/${user}?include_merge_history=true`)).body['merge_history']).toEqual(history);
  expect((await caller.get(`/contacts/${user}`)).body).not.toHaveProperty('merge_history');
  const query = { field: 'email', operator: '=', value: 'same@person.example' };
  const found = await caller.send('POST', '/contacts/search?include_merge_history=true', { query });
  expect(found.body['data']?.[0]?.['merge_history']).toEqual(history);
  const other = await caller.send('POST', '/contacts?include_merge_history=true', { role: 'lead', email: 'other@person.example' });
  expect(other.body).not.toHaveProperty('merge_history');
});
