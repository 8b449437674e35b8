import { expect, test } from 'vitest';
import { createCaller, rows } from '../../testing/caller.ts';

test('snoozing pauses the handling, the next answer takes it up again; times are ISO 8601 here [2.16 description, GET /conversations/{id}/handling_events]', async () => {
  const caller = createCaller();
  const admin_id = caller.sandbox.admins[0]?.id;
  const contact = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const { conversation_id: id } = (await caller.send('POST', '/conversations', { from: { type: 'lead', id: contact['id'] }, body: 'Hi' }))
    .body;
  await caller.send('POST', `/conversations/${id}/parts`, { message_type: 'snoozed', admin_id, snoozed_until: 1_999_999_999 });
  await caller.send('POST', `/conversations/${id}/reply`, { type: 'admin', message_type: 'comment', admin_id, body: 'Back' });
  const { body } = await caller.get(`/conversations/${id}/handling_events`);
  expect(rows(body['handling_events']).map(({ type, timestamp }) => [String(type), String(timestamp)])).toEqual([
    ['paused', '2026-03-10T15:30:00Z'],
    ['resumed', '2026-03-10T15:30:00Z'],
  ]);
});
