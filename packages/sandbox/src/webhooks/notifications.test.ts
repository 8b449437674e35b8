import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, createCaller, createWaitingClock, rows, text, thing } from '../testing/caller.ts';
import { type Receiver, startReceiver, until } from '../testing/receiver.ts';
import { webhookTopics } from './topics.ts';

const app = { clientId: 'app', clientSecret: 's', name: 'App', redirectUrls: ['http://localhost/cb'] };
let receiver: Receiver;
let caller: Caller;

beforeEach(async () => {
  receiver = await startReceiver();
  caller = createCaller({ clock: createWaitingClock(), apps: [app] });
  caller.sandbox.mintToken({ clientId: 'app' });
});
afterEach(async () => {
  await caller.sandbox.close();
  await receiver.close();
});

const subscribe = (version = '2.16') =>
  caller.sandbox.saveWebhook({ clientId: 'app', url: receiver.url, topics: Object.keys(webhookTopics), version });

/** The topics and objects of the next notifications, which must be exactly as many as are named. */
async function heard(count: number) {
  await until(() => receiver.posts.length >= count, `${count} notifications`);
  const posts = receiver.posts.splice(0);
  return posts.map(({ body }) => ({ topic: text(body['topic']), item: thing(thing(body['data'])['item']) }));
}

async function topicsOf(count: number) {
  return (await heard(count)).map(({ topic }) => topic);
}

async function create(body: object): Promise<string> {
  return text((await caller.send('POST', '/contacts', body)).body['id']);
}

test('a user: created, updated, tagged, untagged, archived', async () => {
  await subscribe();
  const id = await create({ email: 'ann@example.com' });
  const shown = (await caller.get(`/contacts/${id}`)).body;
  expect(await heard(1)).toEqual([{ topic: 'contact.user.created', item: shown }]);

  await caller.send('PUT', `/contacts/${id}`, { name: 'Ann' });
  const [updated] = await heard(1);
  expect(updated).toMatchObject({ topic: 'contact.user.updated', item: { id, name: 'Ann' } });

  const tagId = text((await caller.send('POST', '/tags', { name: 'A & B' })).body['id']);
  await caller.send('POST', `/contacts/${id}/tags`, { id: tagId });
  await caller.send('POST', `/contacts/${id}/tags`, { id: tagId });
  await caller.send('DELETE', `/contacts/${id}/tags/${tagId}`);
  const [tagged, untagged, ...more] = await heard(2);
  expect(tagged).toMatchObject({
    topic: 'contact.user.tag.created',
    item: {
      type: 'contact_tag',
      created_at: Date.UTC(2026, 2, 10, 15, 30) / 1000,
      tag: { type: 'tag', id: tagId, name: 'A &amp; B' },
      contact: { type: 'contact', id, tags: { total_count: 1 } },
    },
  });
  expect(untagged).toMatchObject({ topic: 'contact.user.tag.deleted', item: { contact: { tags: { total_count: 0 } } } });
  expect(more).toEqual([]);

  await caller.send('POST', `/contacts/${id}/archive`);
  await caller.send('POST', `/contacts/${id}/archive`);
  expect(await heard(1)).toEqual([
    { topic: 'contact.archived', item: { id, external_id: shown['external_id'], type: 'contact', archived: true } },
  ]);
});

test('a lead: created, given an email, given another, tagged by name, signed up', async () => {
  await subscribe();
  const id = await create({ role: 'lead', name: 'Lea' });
  expect(await topicsOf(1)).toEqual(['contact.lead.created']);
  await caller.send('PUT', `/contacts/${id}`, { email: 'lea@example.com' });
  expect(await topicsOf(2)).toEqual(['contact.lead.updated', 'contact.lead.added_email']);
  await caller.send('PUT', `/contacts/${id}`, { email: 'lea@example.org' });
  expect(await topicsOf(2)).toEqual(['contact.lead.updated', 'contact.email.updated']);
  await caller.send('POST', '/tags', { name: 'Many', users: [{ id }, { id }] });
  await caller.send('POST', '/tags', { name: 'Many', users: [{ id, untag: true }] });
  expect(await topicsOf(2)).toEqual(['contact.lead.tag.created', 'contact.lead.tag.deleted']);
  await caller.send('PUT', `/contacts/${id}`, { role: 'user' });
  expect(await topicsOf(2)).toEqual(['contact.user.updated', 'contact.lead.signed_up']);
});

test('a company: created, updated', async () => {
  await subscribe();
  await caller.send('POST', '/companies', { company_id: 'new', name: 'New' });
  const changed = await caller.send('POST', '/companies', { company_id: 'new', name: 'Newer' });
  const [created, updated] = await heard(2);
  expect(created).toMatchObject({ topic: 'company.created', item: { type: 'company', company_id: 'new', name: 'New' } });
  expect(updated).toEqual({ topic: 'company.updated', item: changed.body });
});

async function someConversation() {
  const list = await caller.get('/conversations?per_page=50');
  const conversation = rows(list.body['conversations']).find((one) => Number(one['statistics']?.['count_conversation_parts']) > 1);
  const contactId = text(rows(conversation?.['contacts']?.['contacts'])[0]?.['id']);
  return { id: text(conversation?.['id']), contactId };
}

test('a conversation: replies of contact, teammate and bot, notes and tags, each with its own part only', async () => {
  await subscribe();
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
  const all = rows((await caller.get(`/conversations/${id}`)).body['conversation_parts']?.['conversation_parts']).slice(-4);
  for (const [place, { item }] of items.entries()) {
    expect(item).toMatchObject({ type: 'conversation', id, conversation_parts: { total_count: 1 } });
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

test('objects have the shape of the version that the app is on', async () => {
  await subscribe('2.14');
  const { id, contactId } = await someConversation();
  const reply = { type: 'user', intercom_user_id: contactId, message_type: 'comment', body: 'Hi' };
  await caller.send('POST', `/conversations/${id}/reply`, reply);
  const [old] = await heard(1);
  expect(old?.item['priority']).toMatch(/priority$/);
  expect(rows(old?.item['conversation_parts']?.['conversation_parts'])[0]?.['body']).toBe('<p>Hi</p>');
});

test('what has no topic, is refused or is replayed fires nothing', async () => {
  await subscribe();
  await caller.send('POST', '/tags', { name: 'Only a tag' });
  await caller.send('POST', '/tags', { name: 'Partner', companies: [{ company_id: 'acme' }] });
  await caller.send('POST', '/contacts', {});
  await caller.get('/contacts');
  await create({ email: 'last@example.com' });
  expect(await topicsOf(1)).toEqual(['contact.user.created']);
});
