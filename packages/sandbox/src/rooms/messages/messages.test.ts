import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a message of a teammate begins no conversation until somebody answers, unless it is told to [2.16 description, POST /messages]', async () => {
  const caller = createCaller();
  const admin = Number(caller.sandbox.admins[0]?.id);
  const { id } = (await caller.send('POST', '/contacts', { role: 'user', email: 'm@example.com' })).body;
  const found = async () => {
    const query = { field: 'contact_ids', operator: '=', value: id };
    return (await caller.send('POST', '/conversations/search', { query })).body;
  };
  const send = (body: object) =>
    caller.send('POST', '/messages', { message_type: 'in_app', from: { type: 'admin', id: admin }, to: { type: 'user', id }, ...body });
  const message = (await send({ body: 'Hello' })).body;
  expect(message).toMatchObject({
    type: 'admin_message',
    message_type: 'inapp',
    body: 'Hello',
    subject: 'Hello',
    owner: { type: 'admin', id: String(admin) },
  });
  expect((await found())['total_count']).toBe(0);
  const begun = (await send({ body: 'Hello', create_conversation_without_contact_reply: true })).body;
  expect(rows((await found())['conversations'])).toMatchObject([
    { id: begun['conversation_id'], source: { delivered_as: 'admin_initiated', id: begun['id'] } },
  ]);
  expect(errorOf(await send({}))).toEqual([400, 'parameter_invalid', 'Body is required']);
  expect(errorOf(await send({ body: 'x', message_type: 'email' }))).toEqual([
    422,
    'parameter_not_found',
    'No subject supplied for email message',
  ]);
  expect(errorOf(await send({ body: 'x', to: { type: 'user', id: 'nobody' } }))).toEqual([404, 'not_found', 'User Not Found']);
});

test('a message of a contact begins a conversation [recorded: send-message]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const message = (await caller.send('POST', '/messages', { from: { type: 'lead', id }, body: 'heyy' })).body;
  expect(message).toMatchObject({ type: 'user_message', body: 'heyy' });
  expect((await caller.get(`/conversations/${message['conversation_id']}`)).status).toBe(200);
});
