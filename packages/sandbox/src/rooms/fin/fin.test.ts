import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf } from '../../testing/caller.ts';

const said = (body: string, timestamp: string) => ({
  conversation_id: 'mine',
  message: { author: 'user', body, timestamp },
  user: { id: 'u-1' },
});

test('Fin thinks, and unknown attributes are told without keeping anything back [2.16 description, POST /fin/start]', async () => {
  const { send } = createCaller();
  const first = said('Hello', '2026-01-24T10:01:20.000Z');
  const answer = await send('POST', '/fin/start', { ...first, user: { id: 'u-1', attributes: { mood: 1, plan: 'Free' } } });
  expect(answer.body).toMatchObject({
    conversation_id: 'mine',
    status: 'thinking',
    errors: { user: { attributes: { mood: "User attribute 'mood' does not exist" } } },
  });
  expect(errorOf(await send('POST', '/fin/start', { ...first, conversation_id: undefined }))).toEqual([
    400,
    'parameter_invalid',
    'conversation_id is required',
  ]);
});

test('a rating is asked for once Fin has answered, may change, and is locked by a remark [2.16 description, POST /fin/csat]', async () => {
  const clock = createTestClock();
  const { send } = createCaller({ clock });
  await send('POST', '/fin/start', said('Hello', '2026-01-24T10:01:20.000Z'));
  const rate = async (body: object) => {
    const answer = await send('POST', '/fin/csat', { conversation_id: 'mine', ...body });
    return [answer.status, answer.body['errors'] ?? answer.body['rating']];
  };
  expect(await rate({ rating: 'good' })).toEqual([422, { base: 'No rating survey found for this conversation' }]);
  clock.advance(3000);
  expect(await rate({ rating: 'great' })).toEqual([422, { rating: "Rating isn't an option" }]);
  expect(await rate({ conversation_id: 'other', rating: 'good' })).toEqual([
    422,
    { external_conversation_id: 'Conversation not found for the given external_conversation_id' },
  ]);
  expect(await rate({ rating: 'good' })).toEqual([200, 'good']);
  expect(await rate({ rating: 'bad', remark: 'slow' })).toEqual([200, 'bad']);
  expect(await rate({ rating: 'bad' })).toEqual([200, 'bad']);
  expect(await rate({ rating: 'good' })).toEqual([
    422,
    { base: 'This rating can no longer be changed because a remark has already been submitted' },
  ]);
});
