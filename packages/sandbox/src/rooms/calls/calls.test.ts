import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('twenty-five calls a page at most; the calls of up to twenty conversations come with what was said [facts 3, 5.2]', async () => {
  const { get, send } = createCaller();
  const page = (await get('/calls?per_page=100')).body;
  expect(page['pages']).toMatchObject({ per_page: 25 });
  const answered = rows(page['data']).find((call) => String(call['ended_reason']) === 'answered');
  const found = rows((await send('POST', '/calls/search', { conversation_ids: [answered?.['conversation_id']] })).body['data']);
  expect(found).toMatchObject([{ id: answered?.['id'], transcript_status: 'completed' }]);
  for (const conversation_ids of [[], Array.from({ length: 21 }, String)]) {
    expect(errorOf(await send('POST', '/calls/search', { conversation_ids }))).toEqual([
      400,
      'conversation_id_limit_exceeded',
      'A list of up to 20 conversation IDs is required',
    ]);
  }
});

test('a recording is a redirect to a signed address, a transcript is text; a missed call has neither [facts 10, 12]', async () => {
  const { get } = createCaller();
  const calls = rows((await get('/calls')).body['data']);
  const of = (reason: string) => calls.find((call) => String(call['ended_reason']) === reason)?.['id'];
  const recording = await get(`/calls/${of('answered')}/recording`);
  expect([recording.status, recording.headers.get('location')?.includes('signature=')]).toEqual([302, true]);
  const transcript = await get(`/calls/${of('answered')}/transcript`);
  expect(transcript.headers.get('content-type')).toContain('text/plain');
  expect(String(transcript.body['text'])).toMatch(/^\[00:00:03\] Teammate 1: "/);
  expect(errorOf(await get(`/calls/${of('missed')}/recording`))).toEqual([404, 'not_found', 'Recording Not Found']);
  expect(errorOf(await get(`/calls/${of('missed')}/transcript`))).toEqual([404, 'not_found', 'Not Found']);
});
