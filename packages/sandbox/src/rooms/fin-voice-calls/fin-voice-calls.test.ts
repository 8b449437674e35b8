import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('a call is registered once, and found by each of its names; a number tells its latest call [2.16 description, /fin_voice]', async () => {
  const { get, send } = createCaller();
  const call = (await send('POST', '/fin_voice/register', { phone_number: '+15551234567', call_id: 'pbx-7', source: 'five9' })).body;
  expect(call).toMatchObject({ status: 'registered', external_call_id: 'pbx-7', intercom_conversation_id: null });
  expect(errorOf(await send('POST', '/fin_voice/register', { phone_number: '+1', call_id: 'pbx-7' }))[0]).toBe(409);
  for (const path of [`collect/${call['id']}`, 'external_id/pbx-7', 'phone_number/%2B15551234567'])
    expect((await get(`/fin_voice/${path}`)).body).toEqual(call);
  expect((await get('/fin_voice/external_id/nobody')).status).toBe(404);
  expect((await get('/fin_voice/conversation/1')).body).toEqual({ text: '[]' });
});
