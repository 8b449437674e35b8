import { afterEach, beforeEach, expect, test } from 'vitest';
import { text } from '../../testing/caller.ts';
import { type Subscriber, startSubscriber } from '../../testing/subscriber.ts';

let subscriber: Subscriber;
beforeEach(async () => {
  subscriber = await startSubscriber();
});
afterEach(() => subscriber.close());

async function create(body: object): Promise<string> {
  return text((await subscriber.caller.send('POST', '/contacts', body)).body['id']);
}

test('a user: created, updated, tagged, untagged, archived', async () => {
  const { caller, heard } = subscriber;
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
  const { caller, topicsOf } = subscriber;
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

test('what has no topic, is refused or is replayed fires nothing', async () => {
  const { caller, topicsOf } = subscriber;
  await caller.send('POST', '/tags', { name: 'Only a tag' });
  await caller.send('POST', '/tags', { name: 'Partner', companies: [{ company_id: 'acme' }] });
  await caller.send('POST', '/contacts', {});
  await caller.get('/contacts');
  await create({ email: 'last@example.com' });
  expect(await topicsOf(1)).toEqual(['contact.user.created']);
});
