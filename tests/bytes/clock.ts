import { type Clock, systemClock } from '@gatehouse/connector';

/** Longer than any pause between repeats, and shorter than any test may take. */
export const timeoutMs = 15_000;

/** Pauses are over at once and count as time; what ends a call does not. */
export function createHurriedClock(start = Date.now()): Clock & { advance(ms: number): void } {
  const begun = Date.now();
  let skipped = start - begun;
  return {
    now: () => Date.now() + skipped,
    sleep(ms, signal) {
      if (ms >= timeoutMs) return systemClock.sleep(ms, signal);
      skipped += ms;
      return Promise.resolve();
    },
    advance: (ms) => {
      skipped += ms;
    },
  };
}
