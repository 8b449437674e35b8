import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';

/** Ten wrong passwords for one account, or thirty from one address (people share one), in a quarter of an hour. */
const limits = { email: 10, address: 30 } as const;
const windowMs = 15 * 60_000;
const maxEntries = 10_000;

interface Entry {
  failures: number;
  readonly startedAt: number;
}

/**
 * Counts attempts to sign in. An attempt counts as failed from its beginning and is taken back when it succeeds; otherwise a
 * thousand guesses at once would all be let through before the first one failed. Several processes must count together: each of them
 * alone would let ten more through.
 */
export interface SignInAttempts {
  /** Throws `rate_limited`. */
  begin(email: string, address: string | undefined): Promise<{ succeed(): Promise<void> }>;
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
    async begin(email, address) {
      const now = clock.now();
      const counted: { key: string; limit: number }[] = [{ key: `email:${email.toLowerCase()}`, limit: limits.email }];
      if (address !== undefined) counted.push({ key: `address:${address}`, limit: limits.address });
      for (const { key, limit } of counted) {
        const entry = current(key, now);
        if (entry && entry.failures >= limit) {
          const retryAfterMs = entry.startedAt + windowMs - now;
          throw new GatewayError('rate_limited', {
            retryAfterMs,
            fix: `Wait ${Math.ceil(retryAfterMs / 60_000)} minutes, then sign in again.`,
          });
        }
      }
      makeRoom();
      for (const { key } of counted) {
        const entry = entries.get(key);
        if (entry) entry.failures += 1;
        else entries.set(key, { failures: 1, startedAt: now });
      }
      return {
        async succeed() {
          const [account, peer] = counted;
          if (account) entries.delete(account.key);
          // The other failures from this address still count: one known password must not pay for guessing others.
          const entry = peer && entries.get(peer.key);
          if (entry) entry.failures = Math.max(0, entry.failures - 1);
        },
      };
    },
  };
}
