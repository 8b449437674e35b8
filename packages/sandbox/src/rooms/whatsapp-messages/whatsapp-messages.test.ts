import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('what is missing is said in a form of its own, not as a list of errors [facts 4]', async () => {
  const { get } = createCaller();
  const [one, many] = [await get('/messages/whatsapp/status'), await get('/messages/status')];
  expect([one.status, one.body]).toEqual([
    400,
    { type: 'error', request_id: one.headers.get('x-request-id'), message: 'message_id is required' },
  ]);
  expect([many.status, many.body['message']]).toEqual([400, 'ruleset_id is required']);
  expect(errorOf(await get('/messages/whatsapp/status?message_id=x'))).toEqual([
    404,
    'whatsapp_message_not_found',
    'Whatsapp message not found',
  ]);
});

test('each state of a campaign leads to its message; fifty are a page [2.16 description, GET /messages/status]', async () => {
  const { get } = createCaller();
  const first = (await get('/messages/status?ruleset_id=12345')).body;
  expect(rows(first['events'])).toHaveLength(50);
  const next = first['pages']?.['next']?.['starting_after'];
  expect(
    rows((await get(`/messages/status?ruleset_id=12345&starting_after=${encodeURIComponent(String(next))}`)).body['events']),
  ).toHaveLength(10);
  for (const event of rows(first['events']).slice(0, 8)) {
    expect((await get(`/messages/whatsapp/status?message_id=${event['whatsapp_message_id']}`)).body['status']).toBe(event['status']);
  }
});
