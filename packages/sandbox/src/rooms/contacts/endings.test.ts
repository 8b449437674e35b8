import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows } from '../../testing/caller.ts';

const day = 86_400_000;

test('a lead becomes part of a user: its conversations and notes move, its id is gone with a link to who it became [facts 7, 2.1.10]', async () => {
  const caller = createCaller();
  const lead = (await caller.send('POST', '/contacts', { role: 'lead', email: 'Twin@example.com', name: 'Twin' })).body;
  await caller.send('POST', `/contacts/${lead['id']}/notes`, { body: 'Asked by chat' });
  await caller.send('POST', '/conversations', { from: { type: 'lead', id: lead['id'] }, body: 'Hello' });
  await caller.send('PUT', `/contacts/${lead['id']}`, { email: 'first@example.com' });
  const user = (await caller.send('POST', '/contacts', { role: 'user', email: 'twin@example.com' })).body;
  await caller.send('PUT', `/contacts/${lead['id']}`, { phone: '+15550001' });
  await caller.send('PUT', `/contacts/${user['id']}`, { phone: '+15550001' });
  const merged = await caller.send('POST', '/contacts/merge', { from: lead['id'], into: user['id'] });
  expect(merged.body).toMatchObject({ id: user['id'], role: 'user', email: 'twin@example.com', name: 'Twin', notes: { total_count: 1 } });
  const gone = await caller.get(`/contacts/${lead['id']}`);
  expect([gone.status, gone.headers.get('link')]).toEqual([410, `</contacts/${user['id']}>; rel="canonical"`]);
  expect(errorOf(await caller.get(`/contacts/${lead['id']}`, { 'intercom-version': '2.15' }))).toEqual([
    404,
    'not_found',
    'User Not Found',
  ]);
  const history = (await caller.get(`/contacts/${user['id']}/merge_history`)).body;
  expect(rows(history['data'])).toMatchObject([{ type: 'merge_history', source_contact_id: lead['id'], source_contact_role: 'lead' }]);
});

test('who shares neither email nor phone is merged only when told so, from 2.16 on; a user never [facts 2.1.9]', async () => {
  const caller = createCaller();
  const lead = (await caller.send('POST', '/contacts', { role: 'lead', email: 'a@example.com' })).body['id'];
  const user = (await caller.send('POST', '/contacts', { role: 'user', email: 'b@example.com' })).body['id'];
  const refused = errorOf(await caller.send('POST', '/contacts/merge', { from: lead, into: user }));
  expect(refused.slice(0, 2)).toEqual([400, 'invalid_merge']);
  expect(refused[2]).toContain('skip_duplicate_validation=true');
  expect(errorOf(await caller.send('POST', '/contacts/merge', { from: user, into: lead }))).toEqual([
    400,
    'invalid_merge',
    'Merging can only be performed on a lead into a user',
  ]);
  expect((await caller.send('POST', '/contacts/merge', { from: lead, into: user }, { 'intercom-version': '2.15' })).status).toBe(200);
});

test('an archived contact comes back, a deleted one never; its external id stays taken for a week [facts 8]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const { id } = (await caller.send('POST', '/contacts', { external_id: 'once' })).body;
  await caller.send('POST', `/contacts/${id}/archive`);
  expect((await caller.send('POST', `/contacts/${id}/unarchive`)).body).toMatchObject({ id, archived: false });
  expect((await caller.get(`/contacts/${id}`)).status).toBe(200);
  await caller.send('POST', `/contacts/${id}/archive`);
  expect((await caller.send('DELETE', `/contacts/${id}`)).body).toEqual({ id, external_id: 'once', type: 'contact', deleted: true });
  expect(errorOf(await caller.send('POST', `/contacts/${id}/unarchive`))[1]).toBe('not_restorable');
  expect(errorOf(await caller.send('DELETE', `/contacts/${id}`))).toEqual([404, 'not_found', 'User Not Found']);
  expect((await caller.send('POST', '/contacts', { external_id: 'once' })).status).toBe(409);
  clock.advance(8 * day);
  expect((await caller.send('POST', '/contacts', { external_id: 'once' })).status).toBe(200);
});

test('blocking archives the contact and closes its conversations [2.16 description, POST /contacts/{id}/block]', async () => {
  const caller = createCaller();
  const conversation = rows((await caller.get('/conversations')).body['conversations']).find(({ state }) => String(state) === 'open');
  const id = conversation?.['contacts']?.['contacts']?.[0]?.['id'];
  expect((await caller.send('POST', `/contacts/${id}/block`)).body).toMatchObject({ id, type: 'contact', blocked: true });
  expect((await caller.get(`/contacts/${id}`)).status).toBe(404);
  expect((await caller.get(`/conversations/${conversation?.['id']}`)).body['state']).toBe('closed');
});
