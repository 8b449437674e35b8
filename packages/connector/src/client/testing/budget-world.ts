import type { Clock } from '../clock.ts';
import type { Answered } from '../rate.ts';

/** A clock that stands until it is moved; whoever sleeps wakes when their time has passed, whatever the hour is said to be. */
export function steppedClock(start = 1_800_000_000_000) {
  let now = start;
  let elapsed = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: elapsed + ms, wake })),
  };
  const step = async (ms: number) => {
    now += ms;
    elapsed += ms;
    const due = sleepers.filter((sleeper) => sleeper.at <= elapsed);
    sleepers = sleepers.filter((sleeper) => sleeper.at > elapsed);
    for (const { wake } of due) wake();
    await settled();
  };
  return {
    clock,
    step,
    /** To when the next one wakes. */
    toNext: () => step(Math.max(0, Math.min(...sleepers.map(({ at }) => at)) - elapsed)),
    /** Somebody sets the clock; no time passes. */
    set: (ms: number) => {
      now += ms;
    },
  };
}

export const settled = () => new Promise((resolve) => setImmediate(resolve));

export const answer = (headers: Readonly<Record<string, string | number>>, status = 200): Answered => ({
  status,
  header: (name) => headers[name]?.toString() ?? null,
});

/** An answer of the window that ends at `resetAt`. */
export const told = (limit: number, remaining: number, resetAt: number, status = 200) =>
  answer({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': resetAt / 1000 }, status);

/** A window is over for us a moment later than for Intercom. */
export const grace = 50;

export const second = 1000;
export const hour = 3600 * second;
export const httpDate = (ms: number) => new Date(ms).toUTCString();
