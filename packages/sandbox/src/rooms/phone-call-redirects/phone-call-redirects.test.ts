import { expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';

test('a number that is none is refused in a form of its own [facts 4]', async () => {
  const { send } = createCaller();
  const refused = await send('POST', '/phone_call_redirects', { phone: '12' });
  expect([refused.status, refused.body]).toEqual([400, { error_key: 'invalid_phone_number', message: 'Invalid phone number' }]);
  expect((await send('POST', '/phone_call_redirects', { phone: '+353832345678', custom_attributes: { nobody: 1 } })).status).toBe(422);
  expect((await send('POST', '/phone_call_redirects', { phone: '+353 83 234 5678' })).body).toMatchObject({ type: 'phone_call_redirect' });
});
