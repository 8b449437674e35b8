import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';

const perWindow = 30;
const windowMs = 60_000;
const mostOrigins = 10_000;

/**
 * Changes that nobody has signed in for (signing in, using a link), by where they come from. Each costs a durable audit row, so
 * without a limit anybody could fill the disk. Several processes must count together, or each allows its own number.
 */
export interface AnonymousLimit {
  /** Throws `rate_limited`. */
  count(origin: string | undefined): Promise<void>;
}

/** In the memory of one process; a restart forgets it. */
export function createAnonymousLimit(clock: Clock): AnonymousLimit {
  const windows = new Map<string, { startedAt: number; count: number }>();
  return {
    async count(origin) {
      if (origin === undefined) return;
      const now = clock.now();
      let window = windows.get(origin);
      if (!window || now - window.startedAt >= windowMs) {
        if (windows.size >= mostOrigins) windows.clear();
        window = { startedAt: now, count: 0 };
        windows.set(origin, window);
      }
      window.count += 1;
      if (window.count > perWindow) {
        const retryAfterMs = window.startedAt + windowMs - now;
        throw new GatewayError('rate_limited', { retryAfterMs, fix: `Wait ${Math.ceil(retryAfterMs / 1000)} seconds.` });
      }
    },
  };
}
