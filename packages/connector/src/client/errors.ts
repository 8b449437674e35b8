/** One complaint, as Intercom words it. */
export interface IntercomComplaint {
  readonly code: string;
  readonly message?: string;
  readonly field?: string;
}

/**
 * What became of the call.
 *
 * - `not_sent`: nothing left this machine; repeat it as you like.
 * - `rejected`: Intercom answered that it did not do it: a 4xx in its error form, a 429, or the 401 or 403 page of its load balancer.
 * - `failed`: a read brought no usable answer; nothing changed.
 * - `unknown`: a write may or may not have been applied: no answer, or any other answer. Look before you repeat it.
 * - `applied`: a write was applied, but what Intercom answered cannot be used. Do not repeat it.
 */
export type Outcome = 'not_sent' | 'rejected' | 'failed' | 'unknown' | 'applied';

/** Codes of our own: nothing was heard of Intercom, or nothing that could be used. */
export type ClientErrorCode =
  | 'input_invalid'
  | 'experimental_off'
  | 'connection_failed'
  | 'deadline_exceeded'
  | 'aborted'
  | 'answer_lost'
  | 'answer_invalid'
  | 'answer_too_large'
  | 'redirect_refused'
  | 'rate_limit_exceeded'
  | 'walk_incomplete';

/** Intercom's own word, or `status_` and the status where it gave none. Intercom adds to them. */
export type IntercomCode = string & Record<never, never>;

export interface IntercomErrorFacts {
  readonly operation: string;
  readonly outcome: Outcome;
  /** Intercom said it, in an answer; `code` is Intercom's. */
  readonly answered?: true;
  readonly status?: number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly errors?: readonly IntercomComplaint[];
  /** Where a merged contact lives on (the `Link` header of a 410). */
  readonly canonical?: string;
  readonly answer?: RefusedAnswer;
}

/** An answer that says no, for whoever passes it on. */
export interface RefusedAnswer {
  header(name: string): string | null;
  /** Its body, where that is in a form in which Intercom complains; the credential is not in it. */
  readonly text?: string;
}

/**
 * A call that brought no answer, or an answer that says no. It never holds the request's headers, so it can be logged.
 *
 * @example
 * try { await intercom.contacts.get({ contact_id }) }
 * catch (error) { if (error instanceof IntercomError && error.status === 404) … }
 */
export class IntercomError extends Error {
  override readonly name = 'IntercomError';
  /** Ours or Intercom's: `isOurs` tells which. */
  readonly code: ClientErrorCode | IntercomCode;
  readonly operation: string;
  readonly outcome: Outcome;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** When the server said to come back. */
  readonly retryAfterMs: number | undefined;
  /** Intercom's own complaints: words from outside. */
  readonly errors: readonly IntercomComplaint[];
  readonly canonical: string | undefined;
  readonly #answered: boolean;
  readonly #answer: RefusedAnswer | undefined;

  constructor(code: ClientErrorCode | IntercomCode, message: string, facts: IntercomErrorFacts, options?: ErrorOptions) {
    super(`${facts.operation}: ${message}`, options);
    this.code = code;
    this.operation = facts.operation;
    this.outcome = facts.outcome;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
    this.errors = facts.errors ?? [];
    this.canonical = facts.canonical;
    this.#answered = facts.answered ?? false;
    this.#answer = facts.answer;
  }

  /** What was answered; undefined where nothing was heard. Not a field: whoever logs an error would log a customer's words. */
  answer(): RefusedAnswer | undefined {
    return this.#answer;
  }

  /**
   * Whether the code is one of ours rather than one of Intercom's, which may be called the same.
   *
   * @example if (error.isOurs()) switch (error.code) { case 'answer_lost': … }
   */
  isOurs(): this is IntercomError & { readonly code: ClientErrorCode } {
    return !this.#answered;
  }
}

/**
 * Intercom's error list, and the other shapes in which it complains (some addresses answer no list). Nothing else counts: proxies and
 * load balancers have errors of their own, with codes that are numbers, or none.
 */
export function complaintsOf(body: unknown): IntercomComplaint[] {
  if (!isRecord(body)) return [];
  const { type, errors, error_key: key, message } = body;
  if (Array.isArray(errors)) return errors.flatMap((raw) => (isRecord(raw) ? toComplaint(raw) : []));
  if (isRecord(errors)) {
    return Object.entries(errors).flatMap(([field, text]) => toComplaint({ code: 'parameter_invalid', message: text, field }, 'message'));
  }
  if (key !== undefined) return toComplaint({ code: key, message });
  return type === 'error' ? toComplaint({ code: 'client_error', message }, 'message') : [];
}

function toComplaint({ code, message, field }: Record<string, unknown>, needs: 'code' | 'message' = 'code'): IntercomComplaint[] {
  if (typeof code !== 'string' || (needs === 'message' && typeof message !== 'string')) return [];
  return [{ code, ...(typeof message === 'string' ? { message } : {}), ...(typeof field === 'string' ? { field } : {}) }];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
