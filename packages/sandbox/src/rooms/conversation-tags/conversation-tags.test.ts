import { expect, test } from 'vitest';
import { type Caller, createCaller, errorOf, rows, text, thing } from '../../testing/caller.ts';

const adminOf = (caller: Caller) => text(caller.sandbox.admins[0]?.id);

test('tags of a conversation say who put them on; taking one off needs a body', async () => {
  const caller = createCaller();
  const { id } = thing((await caller.get('/conversations?per_page=1')).body['conversations']?.[0]);
  const tag = thing((await caller.get('/tags')).body['data']?.[3]);
  const attached = await caller.send('POST', `/conversations/${id}/tags`, { id: tag['id'], admin_id: adminOf(caller) });
  expect(attached.body).toMatchObject({ id: tag['id'], applied_by: { type: 'admin', id: adminOf(caller) } });
  expect((await caller.send('DELETE', `/conversations/${id}/tags/${tag['id']}`)).status).toBe(400);
  const detached = await caller.send('DELETE', `/conversations/${id}/tags/${tag['id']}`, { admin_id: adminOf(caller) });
  expect(detached.body).toEqual({ type: 'tag', id: tag['id'], name: tag['name'], applied_at: null, applied_by: null });
  expect(errorOf(await caller.send('DELETE', `/conversations/${id}/tags/${tag['id']}`, { admin_id: adminOf(caller) }))).toEqual([
    404,
    'tag_not_found',
    'Tag not found',
  ]);
});

test('a tag that is put on again is there once, with the last who put it on', async () => {
  const caller = createCaller();
  const { id } = thing((await caller.get('/conversations?per_page=1')).body['conversations']?.[0]);
  const tag = thing((await caller.get('/tags')).body['data']?.[3]);
  const [first, second] = caller.sandbox.admins;
  for (const admin of [first, second]) await caller.send('POST', `/conversations/${id}/tags`, { id: tag['id'], admin_id: admin?.id });
  const applied = rows((await caller.get(`/conversations/${id}`)).body['tags']?.['tags']).filter((one) => one['id'] === tag['id']);
  expect(applied).toMatchObject([{ applied_by: { id: second?.id } }]);
});

test('a tag that is put on or taken off leaves a part of its author, one put on again does not [facts 7, "Seen part types"]', async () => {
  const caller = createCaller();
  const { id } = thing((await caller.get('/conversations?per_page=1')).body['conversations']?.[0]);
  const tag = thing((await caller.get('/tags')).body['data']?.[3]);
  const about = async () =>
    rows((await caller.get(`/conversations/${id}`)).body['conversation_parts']?.['conversation_parts']).filter(
      (part) => text(part['part_type']) === 'conversation_tags_updated',
    );
  const before = (await about()).length;
  const by = { id: tag['id'], admin_id: adminOf(caller) };
  await caller.send('POST', `/conversations/${id}/tags`, by);
  await caller.send('POST', `/conversations/${id}/tags`, by);
  expect(await about()).toHaveLength(before + 1);
  await caller.send('DELETE', `/conversations/${id}/tags/${tag['id']}`, by);
  expect((await about()).slice(before)).toMatchObject([
    { body: null, author: { type: 'admin', id: adminOf(caller) } },
    { body: null, author: { type: 'admin', id: adminOf(caller) } },
  ]);
});
