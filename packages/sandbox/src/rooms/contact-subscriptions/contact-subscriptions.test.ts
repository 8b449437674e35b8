import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('only what a contact chose is listed, and shown by kind in the contact [2.16 description, GET /contacts/{id}/subscriptions]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const path = `/contacts/${id}/subscriptions`;
  expect(rows((await caller.get(path)).body['data'])).toEqual([]);
  await caller.send('POST', path, { id: '37846', consent_type: 'opt_out' });
  await caller.send('POST', path, { id: '37848', consent_type: 'opt_in' });
  expect(rows((await caller.get(path)).body['data']).map((type) => type['consent_type'])).toEqual(['opt_out', 'opt_in']);
  const contact = (await caller.get(`/contacts/${id}`)).body;
  expect(contact['opted_out_subscription_types']).toMatchObject({ total_count: 1, data: [{ id: '37846' }] });
  expect(contact['opted_in_subscription_types']).toMatchObject({ total_count: 1, data: [{ id: '37848' }] });
});

test('taking a choice back is no objection: it is simply gone; a second time there is nothing to take back', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const path = `/contacts/${id}/subscriptions`;
  await caller.send('POST', path, { id: '37846', consent_type: 'opt_out' });
  expect((await caller.send('DELETE', `${path}/37846`)).body['id']).toBe('37846');
  expect(rows((await caller.get(path)).body['data'])).toEqual([]);
  expect(errorOf(await caller.send('DELETE', `${path}/37846`))).toEqual([404, 'not_found', 'Resource Not Found']);
  expect(errorOf(await caller.send('POST', path, { id: '37846', consent_type: 'opt_in' }))[1]).toBe('parameter_invalid');
  expect(errorOf(await caller.send('POST', path, { id: '1', consent_type: 'opt_in' }))).toEqual([404, 'not_found', 'Resource Not Found']);
});
