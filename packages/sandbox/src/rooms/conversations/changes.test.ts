import { expect, test } from 'vitest';
import { type Caller, createCaller, errorOf, rows, text } from '../../testing/caller.ts';

const begin = async (caller: Caller, body = 'Hello <b>there</b>') => {
  const contact = (await caller.send('POST', '/contacts', { role: 'user', external_id: crypto.randomUUID() })).body;
  const message = (await caller.send('POST', '/conversations', { from: { type: 'user', id: contact['id'] }, body })).body;
  return { contact, message, id: text(message['conversation_id']) };
};

test('a conversation that a contact begins is answered as a message; HTML is not understood [recorded: create-conversation]', async () => {
  const caller = createCaller();
  const { contact, message, id } = await begin(caller);
  expect(message).toEqual({
    type: 'user_message',
    id: message['id'],
    created_at: message['created_at'],
    body: 'Hello <b>there</b>',
    message_type: 'inapp',
    conversation_id: id,
  });
  const conversation = (await caller.get(`/conversations/${id}`)).body;
  expect(conversation['source']).toMatchObject({
    id: message['id'],
    body: '<p>Hello &lt;b&gt;there&lt;/b&gt;</p>',
    author: { type: 'user', id: contact['id'] },
  });
  expect(errorOf(await caller.send('POST', '/conversations', { from: { type: 'user', id: 'nobody' }, body: 'x' }))).toEqual([
    404,
    'not_found',
    'User Not Found',
  ]);
});

test('a changed attribute leaves a part; one that nobody made is refused [2.16 description, PUT /conversations/{id}]', async () => {
  const caller = createCaller();
  const { id } = await begin(caller);
  expect(errorOf(await caller.send('PUT', `/conversations/${id}`, { custom_attributes: { mood: 'bad' } }))[1]).toBe('parameter_invalid');
  await caller.send('POST', '/conversations/attributes', { name: 'mood', data_type: 'string' });
  const changed = await caller.send('PUT', `/conversations/${id}`, { title: 'Late', read: true, custom_attributes: { mood: 'bad' } });
  expect(changed.body).toMatchObject({ title: 'Late', read: true, custom_attributes: { mood: 'bad' } });
  expect(rows(changed.body['conversation_parts']?.['conversation_parts']).at(-1)).toMatchObject({
    part_type: 'conversation_attribute_updated_by_admin',
    body: null,
    event_details: { attribute: { name: 'mood' }, value: { name: 'bad' } },
  });
});

test('two attributes of one name make a change ambiguous [facts 12]', async () => {
  const caller = createCaller();
  const { id } = await begin(caller);
  for (const data_type of ['string', 'integer']) await caller.send('POST', '/conversations/attributes', { name: 'twice', data_type });
  expect(errorOf(await caller.send('PUT', `/conversations/${id}`, { custom_attributes: { twice: 'x' } }))[0]).toBe(400);
});

test('a deleted conversation is gone, and its id listed with what became of its figures [facts 8]', async () => {
  const caller = createCaller();
  const [one, other] = [await begin(caller), await begin(caller)];
  expect((await caller.send('DELETE', `/conversations/${one.id}`)).body).toEqual({ id: one.id, object: 'conversation', deleted: true });
  await caller.send('DELETE', `/conversations/${other.id}?retain_metrics=false`);
  expect((await caller.get(`/conversations/${one.id}`)).status).toBe(404);
  const deleted = (await caller.get('/conversations/deleted?order=asc')).body;
  const kept = rows(deleted['conversations']).map(({ id, metrics_retained }) => [String(id), String(metrics_retained)]);
  expect(Object.fromEntries(kept)).toEqual({ [one.id]: 'true', [other.id]: 'false' });
  expect(deleted['pages']).toMatchObject({ per_page: 20 });
  expect(errorOf(await caller.get('/conversations/deleted', { 'intercom-version': '2.15' }))).toEqual([
    400,
    'intercom_version_invalid',
    'Requested resource is not available in current API version.',
  ]);
});

test('words that are redacted are gone and their place stays; what has none cannot be, nor what a teammate began [2.16 description, POST /conversations/redact]', async () => {
  const caller = createCaller();
  const admin = caller.sandbox.admins[0]?.id;
  const { id, message } = await begin(caller);
  const redact = (body: object) => caller.send('POST', '/conversations/redact', { conversation_id: id, ...body });
  const noted = await caller.send('POST', `/conversations/${id}/reply`, {
    type: 'admin',
    message_type: 'note',
    admin_id: admin,
    body: 'card 4111',
  });
  const part = rows(noted.body['conversation_parts']?.['conversation_parts']).at(-1);
  const done = await redact({ type: 'conversation_part', conversation_part_id: part?.['id'] });
  expect(rows(done.body['conversation_parts']?.['conversation_parts']).at(-1)).toMatchObject({
    id: part?.['id'],
    redacted: true,
    body: '<p><i>This message was deleted</i></p>',
  });
  const closed = await caller.send('POST', `/conversations/${id}/parts`, { message_type: 'close', type: 'admin', admin_id: admin });
  const close = rows(closed.body['conversation_parts']?.['conversation_parts']).at(-1);
  expect(errorOf(await redact({ type: 'conversation_part', conversation_part_id: close?.['id'] }))[1]).toBe(
    'conversation_part_not_redactable',
  );
  expect(errorOf(await redact({ type: 'conversation_part', conversation_part_id: '1' }))).toEqual([
    404,
    'conversation_part_or_message_not_found',
    'Conversation part or message not found',
  ]);
  expect((await redact({ type: 'source', source_id: message['id'] })).body['source']).toMatchObject({ redacted: true });
});

test('merging: the other goes on with what both said, and the three refusals [2.16 description, POST /conversations/{id}/merge]', async () => {
  const caller = createCaller();
  const [one, other] = [await begin(caller, 'first'), await begin(caller, 'second')];
  const merge = (into: unknown) => caller.send('POST', `/conversations/${one.id}/merge`, { merge_into_conversation_id: into });
  expect(errorOf(await merge('x'))).toEqual([
    400,
    'parameter_invalid',
    'merge_into_conversation_id must be a valid integer conversation ID',
  ]);
  expect(errorOf(await merge(Number(one.id)))).toEqual([422, 'merge_failed', 'Cannot merge a conversation into itself']);
  expect(errorOf(await merge(7))).toEqual([422, 'merge_failed', 'Primary conversation not found']);
  const merged = await merge(Number(other.id));
  expect(merged.body).toMatchObject({ id: other.id, contacts: { contacts: [{ id: other.contact['id'] }, { id: one.contact['id'] }] } });
  expect((await caller.get(`/conversations/${one.id}`)).body['state']).toBe('closed');
  expect(errorOf(await merge(Number(other.id)))).toEqual([422, 'merge_failed', 'Secondary conversation has already been merged']);
});
