import { expect, test } from 'vitest';
import { startHousekeeping } from './housekeeping.ts';

test('a chore is done at once and again and again, whether or not it fails, until the house is closed', async () => {
  const slept: number[] = [];
  const failures: unknown[] = [];
  let done = 0;
  const { promise: twice, resolve } = Promise.withResolvers<void>();
  const clock = {
    now: () => 0,
    sleep: (ms: number, signal?: AbortSignal) => {
      slept.push(ms);
      if (done < 2) return Promise.resolve();
      resolve();
      return new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    },
  };
  const run = async () => {
    done += 1;
    if (done === 1) throw new Error('disk full');
  };
  const house = startHousekeeping({ chores: [{ everyMs: 60_000, run }], clock, onError: (error) => failures.push(error) });
  await twice;
  await house.close();
  expect({ done, slept, failures: failures.map(String) }).toEqual({ done: 2, slept: [60_000, 60_000], failures: ['Error: disk full'] });
});
