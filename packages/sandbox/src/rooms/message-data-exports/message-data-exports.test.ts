import { expect, test } from 'vitest';
import { createCaller, createTestClock } from '../../testing/caller.ts';

test('is the older address of the same jobs, with a download of its own [facts 10, "Legacy twin"]', async () => {
  const clock = createTestClock();
  const { send, get } = createCaller({ clock });
  const { job_identifier: job } = (
    await send('POST', '/export/messages/data', { created_at_after: 1_700_000_000, created_at_before: 1_800_000_000 })
  ).body;
  clock.advance(5000);
  const done = (await get(`/export/messages/data/${job}`)).body;
  expect(done).toMatchObject({ status: 'completed', download_url: `http://sandbox.test/download/messages/data/${job}` });
  expect((await get(`/download/messages/data/${job}`, { accept: 'application/octet-stream' })).status).toBe(200);
});
