import type { OperationFacts } from '../catalogue/facts.ts';

/** How one attempt went wrong. */
export type Failure =
  /** No connection came about: certainly nothing was applied. */
  | { readonly kind: 'not_sent' }
  /** The answer never came, or not whole: it may have been applied. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter: string | null; readonly reset: string | null };

/** Statuses that say nothing about whether the call was applied, and may pass. */
const passing: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** A server that names a time far off is not waited for longer than this. */
const longestWaitMs = 60_000;

export const mayBeApplied = (failure: Failure): boolean =>
  failure.kind === 'lost' || (failure.kind === 'status' && passing.has(failure.status));

/**
 * Whether repeating is harmless. A read and a call that sets a state always; anything that creates only when it was certainly
 * not applied, because Intercom has no idempotency key: a repeat would be a second reply to a customer.
 */
export function mayRepeat(operation: Pick<OperationFacts, 'retry' | 'effect'>, failure: Failure): boolean {
  if (failure.kind === 'not_sent') return true;
  if (failure.kind === 'status' && failure.status === 429) return true;
  if (!mayBeApplied(failure)) return false;
  return operation.retry === 'R' || (operation.retry === 'S' && operation.effect !== 'create');
}

/**
 * Milliseconds to wait before attempt `attempt + 1`. The server's own time beats ours: `Retry-After`, then
 * `X-RateLimit-Reset` (Unix seconds); else full jitter under a bound that doubles from 250 ms to 8 s.
 */
export function retryDelayMs(failure: Failure, attempt: number, now: number, random: () => number): number {
  const backoff = Math.round(random() * Math.min(8000, 250 * 2 ** attempt));
  if (failure.kind !== 'status') return backoff;
  const told = serverDelayMs(failure, now);
  // A reset that has just passed means that the window turned over; do not hammer it in the same millisecond.
  return told === undefined ? backoff : Math.max(told, 50);
}

/** What the server said, or undefined when it said nothing usable. */
export function serverDelayMs(
  failure: { retryAfter: string | null; reset: string | null; status: number },
  now: number,
): number | undefined {
  const bounded = (ms: number) => Math.min(Math.max(0, ms), longestWaitMs);
  if (failure.retryAfter !== null) {
    const seconds = Number(failure.retryAfter);
    if (Number.isFinite(seconds)) return bounded(seconds * 1000);
    const date = Date.parse(failure.retryAfter);
    if (!Number.isNaN(date)) return bounded(date - now);
  }
  const reset = Number(failure.reset ?? Number.NaN);
  // The header stands on every answer; only a 429 means that one has to wait for it.
  return failure.status === 429 && Number.isFinite(reset) && reset > 0 ? bounded(reset * 1000 - now) : undefined;
}

const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether a transport's error happened before a byte could leave. Anything that we do not know counts as sent. */
export function wasNeverSent(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && neverSent.has(code)) return true;
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every(wasNeverSent)) return true;
  }
  return false;
}
