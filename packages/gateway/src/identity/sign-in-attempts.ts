import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';

/**
 * Wrong passwords in a quarter of an hour: for one account from one place (or from one browser that has signed in to it before), and
 * from one place for any account, because people share one.
 */
const limits = { pair: 10, origin: 30 } as const;
/** For one account from anywhere: from then on, strangers take turns. Whoever comes from a known browser does not wait for them. */
const slowFrom = 50;
const turnMs = 30_000;
const windowMs = 15 * 60_000;
const maxEntries = 10_000;

export interface Attempt {
  readonly email: string;
  /** From where: an address or a prefix (`http/origin.ts`); undefined where nobody knows. */
  readonly origin?: string | undefined;
  /** The browser, where it has signed in to this account before. */
  readonly device?: string | undefined;
}

interface Entry {
  failures: number;
  readonly startedAt: number;
  /** When the next stranger may try, once there were too many. */
  turnAt: number;
}

/**
 * Counts attempts to sign in. An attempt counts as failed from its beginning and is taken back when it succeeds; otherwise a
 * thousand guesses at once would all be let through before the first one failed. Several processes must count together: each of them
 * alone would let ten more through.
 */
export interface SignInAttempts {
  /** Throws `rate_limited`. */
  begin(attempt: Attempt): Promise<{ succeed(): Promise<void> }>;
}

/** In the memory of one process; a restart forgets them. */
export function createSignInAttempts(clock: Clock): SignInAttempts {
  const entries = new Map<string, Entry>();

  const current = (key: string, now: number): Entry | undefined => {
    const entry = entries.get(key);
    if (entry && now - entry.startedAt >= windowMs) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };

  /** The oldest go: their windows have ended, or end first. */
  const makeRoom = () => {
    for (const key of entries.keys()) {
      if (entries.size < maxEntries) return;
      entries.delete(key);
    }
  };

  return {
    async begin({ email, origin, device }) {
      const now = clock.now();
      const who = email.toLowerCase();
      const account = { key: `account:${who}`, limit: Number.POSITIVE_INFINITY };
      const pair = { key: device === undefined ? `pair:${who} ${origin ?? ''}` : `device:${who} ${device}`, limit: limits.pair };
      // Nobody but the person has that browser: what others do, there or anywhere, is not counted against it, nor the other way round.
      const shared =
        device !== undefined ? [] : origin === undefined ? [account] : [account, { key: `origin:${origin}`, limit: limits.origin }];
      const counted = [pair, ...shared];
      for (const { key, limit } of counted) {
        const entry = current(key, now);
        if (!entry) continue;
        if (entry.failures >= limit) throw limited(entry.startedAt + windowMs - now);
        if (entry.turnAt > now) throw limited(entry.turnAt - now);
      }
      makeRoom();
      for (const { key } of counted) {
        const entry = entries.get(key) ?? { failures: 0, startedAt: now, turnAt: 0 };
        entries.set(key, entry);
        entry.failures += 1;
        if (key === account.key && entry.failures >= slowFrom) entry.turnAt = now + turnMs;
      }
      return {
        async succeed() {
          entries.delete(pair.key);
          // The other failures still count: one known password must not pay for guessing others, nor the right one for those of others.
          for (const { key } of shared) {
            const entry = entries.get(key);
            if (entry) entry.failures = Math.max(0, entry.failures - 1);
          }
        },
      };
    },
  };
}

function limited(retryAfterMs: number): GatewayError {
  const wait = retryAfterMs > 90_000 ? `${Math.ceil(retryAfterMs / 60_000)} minutes` : `${Math.ceil(retryAfterMs / 1000)} seconds`;
  return new GatewayError('rate_limited', { retryAfterMs, fix: `Wait ${wait}, then sign in again.` });
}
