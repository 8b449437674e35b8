import { expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';

test('a number that is none is refused in a form of its own [facts 4]', async () => {
  const { send } = createCaller();
  const refused = await send('POST', '/phone_call_redirects', { phone: '12' });
  expect([refused.status, refused.body]).toEqual([400, { error_key: 'invalid_phone_number', message: 'Invalid phone number' }]);
  expect((await send('POST', '/phone_call_redirects', { phone: '+353 83 234 5678' })).body).toMatchObject({ type: 'phone_call_redirect' });
});

test('attributes are added to the contact who has the phone [description, POST /phone_call_redirects]', async () => {
  const { send, get } = createCaller();
  await send('POST', '/data_attributes', { name: 'issue-type', model: 'contact', data_type: 'string' });
  const { body: made } = await send('POST', '/contacts', { role: 'user', email: 'caller@example.com', phone: '+353832345678' });
  const custom_attributes = { 'issue-type': 'Billing', priority: 'High' };
  expect((await send('POST', '/phone_call_redirects', { phone: '+353832345678', custom_attributes })).status).toBe(200);
  expect((await get(`/contacts/${made['id']}`)).body['custom_attributes']).toMatchObject({ 'issue-type': 'Billing' });
});
