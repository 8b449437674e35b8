import { expect, test } from 'vitest';
import { createWorld } from '../../state/world.ts';
import { createCaller, createTestClock, rows, smallSize, startOfDay } from '../../testing/caller.ts';
import { firstOf } from '../../testing/samples.ts';
import { rooms } from '../registry.ts';
import { sideConversations } from './room.ts';

test('each side conversation counts its own parts, and 25 are a page [2.16 description, GET /conversations/{id}/side_conversations]', async () => {
  const world = createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size: smallSize, region: 'US' });
  const { get } = createCaller();
  const { body } = await get(`/conversations/${firstOf(world, sideConversations).conversation_id}/side_conversations`);
  expect(body).toMatchObject({ type: 'side_conversation.list', total_count: 1, pages: { per_page: 25 } });
  expect(rows(body['side_conversations'])[0]).toMatchObject({ total_count: 2 });
  expect((await get('/conversations/1/side_conversations')).status).toBe(404);
});
