import { type ApiVersion, apiVersions, type OperationFacts } from '../catalogue/facts.ts';
import { type Budget, BudgetSpent } from './budget.ts';
import { type Clock, systemClock } from './clock.ts';
import { complaintsOf, IntercomError, type Outcome } from './errors.ts';
import { type Target, toRequest, type WireRequest } from './request.ts';
import { type Failure, mayBeApplied, mayRepeat, retryDelayMs, serverDelayMs, wasNeverSent } from './retry.ts';
import { fetchTransport } from './transports/fetch.ts';
import { AnswerTooLarge, type Transport } from './transports/transport.ts';

export const latestVersion: ApiVersion = apiVersions[apiVersions.length - 1] as ApiVersion;

export interface SendOptions {
  readonly token: string;
  /** Intercom's API, without a slash at the end. */
  readonly baseUrl: string;
  /** @default the newest version of the catalogue */
  readonly version?: ApiVersion;
  /** @default the platform's fetch */
  readonly transport?: Transport;
  readonly clock?: Clock;
  /** Between 0 and 1; spreads repeats out. */
  readonly random?: () => number;
  readonly signal?: AbortSignal;
  /** For the whole call, repeats and waiting included. @default 30000 */
  readonly timeoutMs?: number;
  /** Bytes of an answer that are read. @default 16 MiB */
  readonly maxBytes?: number;
  readonly budget?: Budget;
  /** Whose share of the budget this is. */
  readonly lane?: string;
  /** Called once, just before the first byte may leave. */
  readonly onSent?: () => void | Promise<void>;
}

export interface Sent {
  readonly status: number;
  header(name: string): string | null;
  /** Parsed JSON; undefined when there was no body. */
  readonly body: unknown;
  readonly requestId: string | undefined;
}

const mostRepeats = 3;

/**
 * Carries out one operation. `input` has passed the operation's schema; the answer has not. Throws `IntercomError` for
 * everything that is not a 2xx.
 */
export async function send(operation: OperationFacts, input: Readonly<Record<string, unknown>>, options: SendOptions): Promise<Sent> {
  const { token, baseUrl, version = latestVersion, clock = systemClock, random = Math.random, timeoutMs = 30_000 } = options;
  const target: Target = { token, baseUrl, version };
  const request = toRequest(operation, input, target);
  const until = clock.now() + timeoutMs;
  const timer = new AbortController();
  const overdue = new AbortController();
  clock.sleep(timeoutMs, timer.signal).then(
    () => overdue.abort(),
    () => {},
  );
  const signal = options.signal ? AbortSignal.any([options.signal, overdue.signal]) : overdue.signal;
  const call: Call = { operation, request, options, clock, until, signal, overdue: overdue.signal, sent: false };
  try {
    for (let attempt = 0; ; attempt += 1) {
      const result = await attemptOnce(call);
      if ('status' in result) return result;
      const delay = retryDelayMs(result.failure, attempt, clock.now(), random);
      const late = clock.now() + delay >= until;
      if (late || attempt >= mostRepeats || !mayRepeat(operation, result.failure)) throw result.error;
      await clock.sleep(delay, signal).catch(() => {
        throw result.error;
      });
    }
  } finally {
    // With a reason of its own: making the standard one costs more than the rest of a small call's bookkeeping.
    timer.abort(null);
  }
}

interface Call {
  readonly operation: OperationFacts;
  readonly request: WireRequest;
  readonly options: SendOptions;
  readonly clock: Clock;
  readonly until: number;
  readonly signal: AbortSignal;
  readonly overdue: AbortSignal;
  sent: boolean;
}

interface Failed {
  readonly failure: Failure;
  readonly error: IntercomError;
}

const defaultTransport = fetchTransport();

async function attemptOnce(call: Call): Promise<Sent | Failed> {
  const { operation, request, options, signal } = call;
  const settle = await takePlace(call);
  if (!call.sent) {
    try {
      await options.onSent?.();
    } catch (cause) {
      settle?.();
      throw cause instanceof IntercomError ? cause : fail(operation, 'aborted', 'the caller was not ready', 'not_sent', cause);
    }
    call.sent = true;
  }
  try {
    const response = await (options.transport ?? defaultTransport)({ ...request, signal });
    settle?.(response.header);
    const text = await response.text(options.maxBytes ?? 16 * 1024 * 1024);
    return readAnswer(call, response, text);
  } catch (cause) {
    settle?.();
    if (cause instanceof IntercomError) throw cause;
    if (wasNeverSent(cause)) {
      const error = fail(operation, 'connection_failed', 'Intercom could not be reached', 'not_sent', cause);
      return { failure: { kind: 'not_sent' }, error };
    }
    const outcome = lostOutcome(operation);
    if (cause instanceof AnswerTooLarge) throw fail(operation, 'answer_too_large', 'the answer is too large', outcome, cause);
    if (call.overdue.aborted) throw fail(operation, 'deadline_exceeded', 'no answer in time', outcome, cause);
    if (options.signal?.aborted) throw fail(operation, 'aborted', 'the caller gave up', outcome, cause);
    return { failure: { kind: 'lost' }, error: fail(operation, 'answer_lost', 'the answer was lost', outcome, cause) };
  }
}

async function takePlace({ operation, options, signal, until, overdue }: Call) {
  try {
    return await options.budget?.take({ lane: options.lane ?? '', until, signal });
  } catch (cause) {
    const facts = { operation: operation.name, outcome: 'not_sent' as const };
    if (cause instanceof BudgetSpent) {
      throw new IntercomError(
        'rate_limit_exceeded',
        'the rate limit of the workspace is used up',
        { ...facts, retryAfterMs: cause.retryAfterMs },
        { cause },
      );
    }
    if (overdue.aborted) throw new IntercomError('deadline_exceeded', 'no place in the rate limit in time', facts, { cause });
    throw new IntercomError('aborted', 'the caller gave up', facts, { cause });
  }
}

function readAnswer(
  { operation, clock }: Call,
  response: { status: number; header(name: string): string | null },
  text: string,
): Sent | Failed {
  const { status, header } = response;
  const requestId = header('x-request-id') ?? undefined;
  const facts = { operation: operation.name, status, ...(requestId === undefined ? {} : { requestId }) };
  if (status >= 300 && status < 400) {
    throw new IntercomError('redirect_refused', `Intercom answered ${status}; the token is not sent elsewhere`, {
      ...facts,
      outcome: lostOutcome(operation),
    });
  }
  const body = parse(text);
  if (status >= 200 && status < 300) {
    if (body.ok) return { status, header, body: body.value, requestId };
    throw new IntercomError('answer_invalid', 'the answer is not JSON', { ...facts, outcome: lostOutcome(operation) });
  }
  const failure: Failure = { kind: 'status', status, retryAfter: header('retry-after'), reset: header('x-ratelimit-reset') };
  const errors = complaintsOf(body.ok ? body.value : undefined);
  const retryAfterMs = serverDelayMs(failure, clock.now());
  const canonical = header('link')?.match(/<\/contacts\/([^>/]+)>/)?.[1];
  const error = new IntercomError(
    errors[0]?.code ?? `status_${status}`,
    `Intercom answered ${status}${errors[0] ? ` ${errors[0].code}` : ''}`,
    {
      ...facts,
      outcome: mayBeApplied(failure) ? lostOutcome(operation) : 'rejected',
      errors,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(canonical === undefined ? {} : { canonical }),
    },
  );
  return { failure, error };
}

const lostOutcome = (operation: OperationFacts): Outcome => (operation.effect === 'read' ? 'failed' : 'unknown');

const fail = (operation: OperationFacts, code: string, message: string, outcome: Outcome, cause: unknown) =>
  new IntercomError(code, message, { operation: operation.name, outcome }, { cause });

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
