import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

it('wakes whoever waits for its time, and leaves nothing on a signal that goes on', async () => {
  const { signal } = new AbortController();
  await systemClock.sleep(1, signal);
  await systemClock.sleep(1);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('wakes whoever gives up, with the reason, and keeps no process alive for them', async () => {
  const before = timers();
  const gone = new AbortController();
  const waiting = systemClock.sleep(600_000, gone.signal);
  gone.abort('enough');
  await expect(waiting).rejects.toBe('enough');
  await expect(systemClock.sleep(600_000, gone.signal)).rejects.toBe('enough');
  expect(timers()).toBe(before);
});
