import type { OperationFacts } from '../catalogue/facts.ts';

/** How one attempt went wrong. */
export type Failure =
  /** No connection came about: certainly nothing was applied. */
  | { readonly kind: 'not_sent' }
  /** The answer never came, or not whole: it may have been applied. */
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Intercom said that it did not do it. */
      readonly refused: boolean;
      /** How long the server wants us to wait. */
      readonly waitMs?: number | undefined;
    };

/** Whether an answer that is no yes, and no refusal, may be another one in a moment. */
const mayPass = (status: number): boolean => status >= 500 || status === 408 || status === 425;

/**
 * Whether repeating is harmless. A read and a call that sets a state always; anything that creates only when it was certainly
 * not applied, because Intercom has no idempotency key: a repeat would be a second reply to a customer.
 */
export function mayRepeat(operation: Pick<OperationFacts, 'retry' | 'effect'>, failure: Failure): boolean {
  if (failure.kind === 'not_sent' || isRateLimited(failure)) return true;
  if (failure.kind === 'status' && (failure.refused || !mayPass(failure.status))) return false;
  return operation.retry === 'R' || (operation.retry === 'S' && operation.effect !== 'create');
}

/** Answered with no: it was not done. */
export const wasRefused = (failure: Failure): boolean => failure.kind === 'status' && failure.refused;

/** What the server asks for, in milliseconds. */
export const waitOf = (failure: Failure): number => (failure.kind === 'status' ? (failure.waitMs ?? 0) : 0);

export const isRateLimited = (failure: Failure): boolean => failure.kind === 'status' && failure.status === 429;

/**
 * Milliseconds to wait before attempt `attempt + 1`: what the server asks for, and at least full jitter under a bound that doubles
 * from 250 ms to 8 s, so that a server whose word means nothing is not hammered.
 */
export function retryDelayMs(failure: Failure, attempt: number, random: () => number): number {
  const backoff = Math.round(random() * Math.min(8000, 250 * 2 ** attempt));
  return failure.kind === 'status' && failure.waitMs !== undefined ? Math.max(failure.waitMs, backoff, 50) : backoff;
}

const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_CONN',
  'UND_ERR_PRX_TLS',
  'PROXY_REFUSED',
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
