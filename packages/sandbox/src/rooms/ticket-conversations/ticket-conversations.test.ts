import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('only trackers gather conversations, each has one, and shows it [2.16 description, /tickets/{id}/linked_conversations]', async () => {
  const caller = createCaller();
  const search = async (type: string) =>
    rows(
      (await caller.send('POST', '/tickets/search', { query: { field: 'ticket_type_id', operator: '=', value: type } })).body['tickets'],
    ).map(({ id }) => id);
  const [tracker, other] = await search('1237');
  const [bug] = await search('1234');
  const conversation = rows((await caller.get('/conversations')).body['conversations']).find(
    (one) => Number(one['linked_objects']?.['total_count']) === 0,
  )?.['id'];
  const link = (ticket: unknown, body: object = { conversation_id: conversation }) =>
    caller.send('POST', `/tickets/${ticket}/linked_conversations`, body);
  expect(errorOf(await link(bug))).toEqual([400, 'invalid_ticket_type', 'Only tracker tickets support linking conversations']);
  expect(errorOf(await link(tracker, {}))).toEqual([400, 'parameter_not_found', 'conversation_id not specified']);
  expect(errorOf(await link(tracker, { conversation_id: '1' }))).toEqual([404, 'conversation_not_found', 'Conversation not found']);
  expect((await link(tracker)).body['linked_objects']).toMatchObject({
    total_count: 1,
    data: [{ type: 'ticket', id: tracker, category: 'Tracker' }],
  });
  expect(errorOf(await link(other))).toEqual([400, 'already_linked_to_tracker', 'A conversation can only have one tracker ticket']);
  const off = () => caller.send('DELETE', `/tickets/${tracker}/linked_conversations/${conversation}`);
  expect((await off()).body['linked_objects']).toMatchObject({ total_count: 0 });
  expect(errorOf(await off())).toEqual([404, 'conversation_not_found', 'Conversation is not linked to this ticket']);
});
