import { expect, test } from 'vitest';
import { createWorld } from '../../state/world.ts';
import { createCaller, createTestClock, errorOf, smallSize, startOfDay } from '../../testing/caller.ts';
import { firstOf } from '../../testing/samples.ts';
import { rooms } from '../registry.ts';
import { visitors } from './room.ts';

const world = createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size: smallSize, region: 'US' });
const visitor = firstOf(world, visitors);

test('a visitor becomes part of a user that is there, otherwise the user that is described; it is gone then [2.16 description, POST /visitors/convert]', async () => {
  const caller = createCaller();
  const user = (await caller.send('POST', '/contacts', { email: 'there@example.com', role: 'user' })).body;
  const convert = (email: string) =>
    caller.send('POST', '/visitors/convert', { type: 'user', visitor: { user_id: visitor.user_id }, user: { email } });
  expect((await convert('there@example.com')).body['id']).toBe(user['id']);
  expect(errorOf(await convert('there@example.com'))).toEqual([404, 'not_found', 'Visitor Not Found']);
  expect(errorOf(await caller.get(`/visitors?user_id=${visitor.user_id}`))).toEqual([404, 'not_found', 'Visitor Not Found']);
});

test('a visitor that nobody knows becomes a lead with what was known of it', async () => {
  const caller = createCaller();
  await caller.send('PUT', '/visitors', { user_id: visitor.user_id, name: 'Violet', custom_attributes: { plan: 'Free' } });
  const lead = await caller.send('POST', '/visitors/convert', {
    type: 'lead',
    visitor: { id: visitor.id },
    user: { email: 'v@example.com' },
  });
  expect(lead.body).toMatchObject({
    type: 'contact',
    role: 'lead',
    email: 'v@example.com',
    name: 'Violet',
    custom_attributes: { plan: 'Free' },
  });
  expect((await caller.get(`/contacts/${lead.body['id']}`)).status).toBe(200);
});
