import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf } from '../../testing/caller.ts';

const ask = { created_at_after: 1_700_000_000, created_at_before: 1_800_000_000 };

test('one job at a time; it takes a while, is kept for two days, and comes as gzip under its own Accept [facts 10]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const { job_identifier: job, status } = (await caller.send('POST', '/export/content/data', ask)).body;
  expect(String(status)).toBe('pending');
  expect(errorOf(await caller.send('POST', '/export/content/data', ask))).toEqual([
    429,
    'rate_limit_exceeded',
    'Exceeded rate limit of 1 pending message data export jobs',
  ]);
  clock.advance(5000);
  const done = (await caller.get(`/export/content/data/${job}`)).body;
  expect(done).toMatchObject({ status: 'completed', download_url: `http://sandbox.test/download/content/data/${job}` });
  const headers = { authorization: `Bearer ${caller.token}`, accept: 'application/octet-stream' };
  const bytes = await (
    await caller.sandbox.fetch(new Request(`http://sandbox.test/download/content/data/${job}`, { headers }))
  ).arrayBuffer();
  expect(gunzipSync(bytes).toString().split('\n')[0]).toBe('user_id,content_id,content_type,receipt_id,received_at');
  clock.advance(2 * 86_400_000);
  expect((await caller.get(`/export/content/data/${job}`)).status).toBe(404);
});

test('a cancelled job is over, and another can begin [facts 10]', async () => {
  const caller = createCaller();
  const { job_identifier: job } = (await caller.send('POST', '/export/content/data', ask)).body;
  expect((await caller.send('POST', `/export/cancel/${job}`)).body['status']).toBe('canceled');
  expect((await caller.send('POST', '/export/content/data', ask)).status).toBe(200);
});
