import type { TransportResponse } from './transports/transport.ts';

/** Intercom counts in aligned windows of ten seconds. */
export const windowMs = 10_000;

/** A window is over for us this long after its end, so that no call is early; a call that was refused is back in its queue by then. */
export const graceMs = 50;

/** Nothing that a header says is waited for longer: two windows, grace included. Recorded resets lie 6 to 16 seconds ahead. */
export const longestWaitMs = 2 * windowMs - graceMs;

/** A reset this far behind has just passed; one further behind is of a clock elsewhere. `Date` has whole seconds. */
const justPassedMs = 2000;

/** What the rate limit is told from: an answer's status and headers. */
export type Answered = Pick<TransportResponse, 'status' | 'header'>;

/** What one answer says of the rate limit, as far as it can be believed. */
export interface Rate {
  /** Calls in a window; at least 1. */
  readonly limit: number | undefined;
  /** Of them, how many are left. */
  readonly remaining: number | undefined;
  /** When the window ends, as the server calls it: what names the window. */
  readonly reset: number | undefined;
  /** Milliseconds until then, if that can be: by the server's own clock where it tells it, up to a second too many. */
  readonly endsInMs: number | undefined;
  /** What `Retry-After` says, at most `longestWaitMs`. */
  readonly retryAfterMs: number | undefined;
}

export function readRate({ header }: Answered, now: number): Rate {
  const limit = wholeNumber(header('x-ratelimit-limit'));
  const remaining = wholeNumber(header('x-ratelimit-remaining'));
  const told = wholeNumber(header('x-ratelimit-reset'));
  const after = header('retry-after');
  // Without a reset and a date there is nothing that the server's clock is needed for.
  const date = told === undefined && after === null ? Number.NaN : Date.parse(header('date') ?? '');
  const clocks = Number.isNaN(date) ? [now] : [date, now];
  const endsInMs =
    told === undefined ? undefined : clocks.map((clock) => told * 1000 - clock).find((ms) => ms >= -justPassedMs && ms <= longestWaitMs);
  return {
    limit: limit !== undefined && limit >= 1 ? limit : undefined,
    remaining: remaining === undefined ? undefined : Math.max(0, remaining),
    reset: told,
    endsInMs: endsInMs === undefined ? undefined : Math.max(0, endsInMs),
    retryAfterMs: after === null ? undefined : readRetryAfter(after, clocks[0] ?? now),
  };
}

/** How long the server wants one call to wait: `Retry-After`, or on a 429 until the window ends. */
export function toldWaitMs({ status }: Answered, { retryAfterMs, endsInMs }: Rate): number | undefined {
  return retryAfterMs ?? (status === 429 ? (endsInMs ?? windowMs) : undefined);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readRetryAfter(text: string, now: number): number | undefined {
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestWaitMs);
}
