import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, thing } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

function start() {
  const caller = createCaller();
  return { ...caller, fin: (path: string, body: object) => caller.send('POST', `/fin${path}`, body, preview) };
}
const user = { id: 'u-77', name: 'Ada' };

test('a question is under an id that Fin has not, and stays one question [Preview description, POST /fin/ask]', async () => {
  const { fin } = start();
  const question = { conversation_id: 'q-1', message: { author: 'user', body: 'How?', timestamp: '2026-01-24T10:01:20.000Z' }, user };
  expect((await fin('/ask', question)).body).toMatchObject({ conversation_id: 'q-1', user_id: 'u-77', status: 'thinking' });
  expect(errorOf(await fin('/ask', question)).slice(0, 2)).toEqual([400, 'parameter_invalid']);
  const { user: _, ...nobody } = { ...question, conversation_id: 'q-2' };
  expect(errorOf(await fin('/ask', nobody))[2]).toBe('User ID is required');
});

test('only a live procedure that has an API trigger runs, and only those are told as capabilities [Preview description, POST /fin/procedures/{procedure_id}/run]', async () => {
  const { fin, get } = start();
  const { capabilities } = (await fin('/capabilities', { user })).body;
  expect(rows(capabilities).map(({ type, id }) => [type, id])).toEqual([
    ['procedure', '12345'],
    ['reply', undefined],
    ['ask', undefined],
  ]);
  // Whom it is about is known from then on.
  expect((await get('/contacts/find_by_external_id/u-77')).body).toMatchObject({ name: 'Ada' });
  const run = async (id: string, conversation_id: string) => fin(`/procedures/${id}/run`, { conversation_id, user });
  expect((await run('12345', 'p-1')).body).toMatchObject({ procedure_id: '12345', status: 'thinking' });
  expect((await run('12345', 'p-1')).status).toBe(400);
  expect(errorOf(await run('12346', 'p-2'))[2]).toBe('Procedure is not live');
  expect(errorOf(await run('12347', 'p-2'))[2]).toBe('Procedure does not have an API trigger');
  expect(errorOf(await run('1', 'p-2'))[2]).toBe('Procedure not found');
});

test('a user without a conversation gets one in the inbox, with the context as a note [Preview description, POST /fin/escalate]', async () => {
  const { fin, get } = start();
  expect(errorOf(await fin('/escalate', {}))[2]).toBe('Either conversation_id or user must be provided');
  expect(errorOf(await fin('/escalate', { conversation_id: 'none' }))[2]).toBe('Conversation not found');
  expect((await fin('/escalate', { conversation_id: 'ext-123' })).body).toEqual({ conversation_id: 'ext-123', status: 'escalated' });
  const opened = (await fin('/escalate', { user, message: 'A bill', context: '<b>angry</b>' })).body;
  expect(opened).toEqual({ intercom_conversation_id: expect.any(String), status: 'escalated' });
  const conversation = (await get(`/conversations/${opened['intercom_conversation_id']}`)).body;
  expect(thing(conversation['source'])['body']).toContain('A bill');
  const [note] = rows(thing(conversation['conversation_parts'])['conversation_parts']);
  expect(note).toMatchObject({ part_type: 'note', author: { type: 'bot' } });
  expect(String(note?.['body'])).toContain('&lt;b&gt;');
});
