import { afterEach, expect, test } from 'vitest';
import { rows, text } from '../../testing/caller.ts';
import { type Subscriber, startSubscriber } from '../../testing/subscriber.ts';

let subscriber: Subscriber;
const subscribe = async (version?: string) => {
  subscriber = await startSubscriber(version);
  return subscriber;
};
afterEach(() => subscriber.close());

async function someConversation() {
  const list = await subscriber.caller.get('/conversations?per_page=50');
  const conversation = rows(list.body['conversations']).find((one) => Number(one['statistics']?.['count_conversation_parts']) > 1);
  const contactId = text(rows(conversation?.['contacts']?.['contacts'])[0]?.['id']);
  return { id: text(conversation?.['id']), contactId };
}

test('a conversation: replies of contact, teammate and bot, notes and tags, each with its own part only', async () => {
  const { caller, heard } = await subscribe();
  const { id, contactId } = await someConversation();
  const [admin, bot] = [caller.sandbox.admins.find((one) => !one.bot), caller.sandbox.admins.find((one) => one.bot)];
  const say = (fields: object) =>
    caller.send('POST', `/conversations/${id}/reply`, { message_type: 'comment', body: '<p>One<br>two</p>', ...fields });
  await say({ type: 'user', intercom_user_id: contactId });
  await say({ type: 'admin', admin_id: admin?.id });
  await say({ type: 'admin', admin_id: admin?.id, message_type: 'note' });
  await say({ type: 'admin', admin_id: bot?.id });
  const items = await heard(4);
  expect(items.map(({ topic }) => topic)).toEqual([
    'conversation.user.replied',
    'conversation.admin.replied',
    'conversation.admin.noted',
    'conversation.operator.replied',
  ]);
  const { body } = await caller.get(`/conversations/${id}`);
  const all = rows(body['conversation_parts']?.['conversation_parts']).slice(-4);
  for (const [place, { item }] of items.entries()) {
    // What follows from a reply, such as the time, is there already.
    expect(item).toMatchObject({ type: 'conversation', id, updated_at: body['updated_at'], conversation_parts: { total_count: 1 } });
    expect(rows(item['conversation_parts']?.['conversation_parts'])).toEqual([{ ...all[place], body: 'One\ntwo' }]);
  }

  const tagId = text((await caller.send('POST', '/tags', { name: 'Urgent' })).body['id']);
  await caller.send('POST', `/conversations/${id}/tags`, { id: tagId, admin_id: admin?.id });
  await caller.send('DELETE', `/conversations/${id}/tags/${tagId}`, { admin_id: admin?.id });
  const [tagged] = await heard(1);
  expect(tagged).toMatchObject({
    topic: 'conversation_part.tag.created',
    item: {
      tags_added: { type: 'tag.list', tags: [{ type: 'tag', id: tagId, name: 'Urgent' }] },
      conversation_parts: { conversation_parts: [{ id: all.at(-1)?.['id'] }] },
    },
  });
});

test('a reply tells of itself only, also when its contact was archived', async () => {
  const { caller, topicsOf } = await subscribe();
  const { id, contactId } = await someConversation();
  await caller.send('POST', `/contacts/${contactId}/archive`);
  expect(await topicsOf(1)).toEqual(['contact.archived']);
  const reply = { type: 'admin', admin_id: caller.sandbox.admins[0]?.id, message_type: 'comment', body: 'Still here?' };
  for (let time = 0; time < 2; time++) await caller.send('POST', `/conversations/${id}/reply`, reply);
  expect(await topicsOf(2)).toEqual(['conversation.admin.replied', 'conversation.admin.replied']);
});

test('objects have the shape of the version that the app is on', async () => {
  const { caller, heard } = await subscribe('2.14');
  const { id, contactId } = await someConversation();
  const reply = { type: 'user', intercom_user_id: contactId, message_type: 'comment', body: 'Hi' };
  await caller.send('POST', `/conversations/${id}/reply`, reply);
  const [old] = await heard(1);
  expect(old?.item['priority']).toMatch(/priority$/);
  expect(rows(old?.item['conversation_parts']?.['conversation_parts'])[0]?.['body']).toBe('<p>Hi</p>');
});
