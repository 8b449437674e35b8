import { type ApiVersion, apiVersions, isExperimental, latestVersion, type OperationFacts } from '../catalogue/facts.ts';
import { readAnswer, readRefusal } from './answer.ts';
import { BudgetSpent } from './budget.ts';
import { type Clock, systemClock } from './clock.ts';
import { type ClientErrorCode, IntercomError, type Outcome } from './errors.ts';
import { type Answered, readRate, toldWaitMs } from './rate.ts';
import { toRequest, type WireRequest } from './request.ts';
import { type Failure, isRateLimited, mayRepeat, retryDelayMs, waitOf, wasNeverSent, wasRefused } from './retry.ts';
import { NotUnpackable } from './transports/codings.ts';
import { fetchTransport } from './transports/fetch.ts';
import { AnswerTooLarge, ProxyRefused, type Transport, type TransportResponse } from './transports/transport.ts';
import { createUpstreamWords, type UpstreamWords } from './upstream-words.ts';

/** One try of a call, before anything of it has left. */
export interface Attempt {
  /** 0 for the first; a repeat counts up. */
  readonly number: number;
  /** When the whole call is over; milliseconds since 1970. */
  readonly until: number;
  /** Aborted when the caller gives up or the time is over. */
  readonly signal: AbortSignal;
}

/** Leave for one attempt to go. */
export interface Admission {
  /** The access token that it goes with. */
  readonly token: string;
  /** The Intercom that the token is of: its API, without a slash at the end. One answer with the token, so that neither goes without the other. */
  readonly baseUrl: string;
  /** Told of the answer when its headers are there, or of none when there was none. Only the first time counts. */
  readonly settle?: (answer?: Answered) => void;
  /** Told that the attempt is over whole, its answer read. */
  readonly over?: () => void;
}

/**
 * What every attempt passes before it leaves: a place in the rate window, a last look whether it may go, and the token, in this
 * order, so that what had to wait is decided when it goes. A rejection ends the call; nothing of this attempt was sent.
 */
export type Admit = (attempt: Attempt) => Promise<Admission>;

export interface SendOptions {
  readonly admit: Admit;
  /**
   * What exists only in Preview is sent with that. `pinned` sends none, so that the version holds that is set on the app; any other
   * text is sent as it is. @default the newest version of the catalogue
   */
  readonly version?: SentVersion;
  /** @default the platform's fetch */
  readonly transport?: Transport;
  readonly clock?: Clock;
  /** Between 0 and 1; spreads repeats out. */
  readonly random?: () => number;
  readonly signal?: AbortSignal;
  /** For the whole call, repeats and waiting included. @default 30000 */
  readonly timeoutMs?: number;
  /** Asked before a piece of an answer is kept, with the signal that ends the call. @default there is always room */
  readonly grow?: (bytes: number, signal: AbortSignal) => Promise<void> | undefined;
  /** Bytes of an answer that are read. @default 16 MiB */
  readonly maxBytes?: number;
}

export type SentVersion = ApiVersion | 'pinned' | (string & Record<never, never>);

export interface Sent {
  readonly status: number;
  header(name: string): string | null;
  /** Parsed JSON, text, or bytes, as the operation answers; undefined when there is none, or none that can be read. */
  readonly body: unknown;
  /** Of JSON, as it came. */
  readonly text?: string;
  readonly requestId: string | undefined;
}

/** Of what failed. A call that was refused for the rate limit goes on until its time is over: others of the app may have spent it. */
const mostRepeats = 3;

/**
 * Carries out one operation. `input` has passed the operation's schema; the answer has not. Throws `IntercomError` for
 * everything that is not a 2xx, and what `admit` throws as it is.
 */
export async function send(operation: OperationFacts, input: Readonly<Record<string, unknown>>, options: SendOptions): Promise<Sent> {
  return sendWire(operation, toRequest(operation, input, versionFor(operation, options.version)), options);
}

/** Each spends a place of the rate window that all share. */
const mostAsked = 10;
const mostOf = (asked: Repeats | undefined) => (asked ? Math.min(mostAsked, Math.trunc(asked.most) || 0) : mostRepeats);

/** How a request that somebody wrote is repeated, in the place of what the client does by itself. */
export interface Repeats {
  /** Ten at most. */
  readonly most: number;
  /** Milliseconds between two. @default longer and longer, at random */
  readonly delayMs?: number;
  /** Also after an answer that says no; that can be done again whatever the operation, because it was not done. */
  readonly refused: boolean;
}

/** The same for a request that is made already. It takes the operation's retry class, whoever asks for repeats. */
export async function sendWire(
  operation: OperationFacts,
  made: WireRequest,
  options: SendOptions & { readonly repeats?: Repeats },
): Promise<Sent> {
  const { clock = systemClock, random = Math.random, repeats: asked } = options;
  // A timer takes no more, and would end at once.
  const timeoutMs = Math.min(options.timeoutMs ?? 30_000, 2 ** 31 - 1);
  const version = made.headers['intercom-version'] ?? versionFor(operation, options.version);
  const { 'intercom-version': _, ...headers } = made.headers;
  const request = { ...made, headers: version === 'pinned' ? headers : { ...headers, 'intercom-version': version } };
  const until = clock.now() + timeoutMs;
  const timer = new AbortController();
  const overdue = new AbortController();
  clock.sleep(timeoutMs, timer.signal).then(
    () => overdue.abort(),
    () => {},
  );
  const signal = options.signal ? AbortSignal.any([options.signal, overdue.signal]) : overdue.signal;
  const call: Call = { operation, request, options, clock, until, signal, overdue: overdue.signal };
  /** An attempt before this one that may have been applied. What becomes of a repeat does not change that. */
  let unsettled: IntercomError | undefined;
  let repeats = 0;
  const delayOf = (failure: Failure, attempt: number) =>
    asked?.delayMs === undefined ? retryDelayMs(failure, attempt, random) : Math.max(asked.delayMs, waitOf(failure));
  try {
    for (let attempt = 0; ; attempt += 1) {
      const admission = await admitted(call, attempt).catch((cause: unknown) => {
        throw unsettled ?? cause;
      });
      const result = await attemptOnce(call, admission);
      if ('status' in result) return result;
      if (unsettled && isGone(operation, result.error)) return gone(result.error);
      if (result.error.outcome === 'unknown') unsettled = result.error;
      if (asked || !isRateLimited(result.failure)) repeats += 1;
      const delay = delayOf(result.failure, attempt);
      const late = clock.now() + delay >= until;
      const may = mayRepeat(operation, result.failure) || (asked?.refused === true && wasRefused(result.failure));
      if (late || repeats > mostOf(asked) || !may) throw unsettled ?? result.error;
      await clock.sleep(delay, signal).catch(() => {
        throw unsettled ?? result.error;
      });
    }
  } finally {
    // With a reason of its own: making the standard one costs more than the rest of a small call's bookkeeping.
    timer.abort(null);
  }
}

/** What a DELETE before this one, whose answer was lost, was to take away is not there: it was done. */
const isGone = ({ method }: OperationFacts, { status, outcome }: IntercomError) =>
  method === 'DELETE' && status === 404 && outcome === 'rejected';

const gone = ({ requestId }: IntercomError): Sent => ({ status: 204, header: () => null, body: undefined, requestId });

interface Call {
  readonly operation: OperationFacts;
  readonly request: WireRequest;
  readonly options: SendOptions;
  readonly clock: Clock;
  readonly until: number;
  readonly signal: AbortSignal;
  readonly overdue: AbortSignal;
}

interface Failed {
  readonly failure: Failure;
  readonly error: IntercomError;
}

const defaultTransport = fetchTransport();

async function attemptOnce(call: Call, { token, baseUrl, settle, over }: Admission): Promise<Sent | Failed> {
  const { operation, request, options, signal } = call;
  const { path, ...rest } = request;
  const { grow } = options;
  const headers = { ...request.headers, authorization: `Bearer ${token}` };
  try {
    const response = await (options.transport ?? defaultTransport)({
      ...rest,
      url: baseUrl + path,
      headers,
      signal,
      ...(grow && { grow: (bytes: number) => grow(bytes, signal) }),
    });
    settle?.(response);
    return await readResponse(call, response, createUpstreamWords([token]));
  } catch (cause) {
    settle?.();
    if (cause instanceof IntercomError) throw cause;
    if (wasNeverSent(cause)) {
      const why = cause instanceof ProxyRefused ? cause.message : 'Intercom could not be reached';
      const error = fail(operation, 'connection_failed', why, 'not_sent', cause);
      return { failure: { kind: 'not_sent' }, error };
    }
    const outcome = lostOutcome(operation);
    if (cause instanceof AnswerTooLarge)
      throw fail(operation, 'answer_too_large', `the answer has more than ${options.maxBytes ?? largestAnswer} bytes`, outcome, cause);
    if (call.overdue.aborted) throw fail(operation, 'deadline_exceeded', 'no answer in time', outcome, cause);
    if (options.signal?.aborted) throw fail(operation, 'aborted', 'the caller gave up', outcome, cause);
    const how = cause instanceof NotUnpackable ? `the answer was lost: ${cause.message}` : 'the answer was lost';
    return { failure: { kind: 'lost' }, error: fail(operation, 'answer_lost', how, outcome, cause) };
  } finally {
    over?.();
  }
}

async function admitted({ operation, options, signal, until, overdue }: Call, number: number): Promise<Admission> {
  try {
    return await options.admit({ number, until, signal });
  } catch (cause) {
    if (cause instanceof BudgetSpent) {
      const facts = { operation: operation.name, outcome: 'not_sent', retryAfterMs: cause.retryAfterMs } as const;
      throw new IntercomError('rate_limit_exceeded', 'the rate limit of the workspace is used up', facts, { cause });
    }
    if (overdue.aborted) throw fail(operation, 'deadline_exceeded', 'no place in the rate limit in time', 'not_sent', cause);
    if (options.signal?.aborted) throw fail(operation, 'aborted', 'the caller gave up', 'not_sent', cause);
    throw cause;
  }
}

const largestAnswer = 16 * 1024 * 1024;

async function readResponse(
  { operation, options, clock }: Call,
  response: TransportResponse,
  words: UpstreamWords,
): Promise<Sent | Failed> {
  const { status } = response;
  const header = words.headersOf(response);
  const maxBytes = options.maxBytes ?? largestAnswer;
  const requestId = header('x-request-id') ?? undefined;
  const facts = { operation: operation.name, status, ...(requestId === undefined ? {} : { requestId }) };
  const isYes = operation.answer === 'address' ? status === 302 && response.header('location') !== null : status >= 200 && status < 300;
  if (isYes) return { status, header, requestId, ...(await readAnswer(operation, response, words, maxBytes)) };
  if (status >= 300 && status < 400) {
    throw new IntercomError('redirect_refused', `Intercom answered ${status}; the token is not sent elsewhere`, {
      ...facts,
      answer: { header },
      outcome: lostOutcome(operation),
    });
  }
  const { refused, errors, text } = await readRefusal(response, words, maxBytes);
  const waitMs = toldWaitMs(response, readRate(response, clock.now()));
  const failure: Failure = { kind: 'status', status, refused, waitMs };
  const canonical = header('link')?.match(/<\/contacts\/([^>/]+)>/)?.[1];
  const error = new IntercomError(
    errors[0]?.code ?? `status_${status}`,
    `Intercom answered ${status}${errors[0] ? ` ${errors[0].code}` : ''}`,
    {
      ...facts,
      answered: true,
      outcome: refused ? 'rejected' : lostOutcome(operation),
      errors,
      answer: { header, ...(text === undefined ? {} : { text }) },
      ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
      ...(canonical === undefined ? {} : { canonical }),
    },
  );
  return { failure, error };
}

/** The caller's, or the newest; where the caller names none, the last one that has the operation, and Preview for what exists only there. */
function versionFor(operation: OperationFacts, asked: SentVersion | undefined): string {
  if (isExperimental(operation)) return 'Preview';
  if (asked === 'pinned') return asked;
  const { until } = operation;
  // One that is not in the list is before all that are.
  const ended =
    until !== undefined && (asked === undefined || apiVersions.indexOf(asked as ApiVersion) > apiVersions.indexOf(until as ApiVersion));
  return ended ? until : (asked ?? latestVersion);
}

const lostOutcome = (operation: OperationFacts): Outcome => (operation.effect === 'read' ? 'failed' : 'unknown');

const fail = (operation: OperationFacts, code: ClientErrorCode, message: string, outcome: Outcome, cause: unknown) =>
  new IntercomError(code, message, { operation: operation.name, outcome }, { cause });
