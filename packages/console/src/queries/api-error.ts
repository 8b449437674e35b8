export interface FieldIssue {
  readonly field: string;
  readonly problem: string;
}

/** What the gateway answered instead of a result. Its message is constant; what is particular to the case is in the fields. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  /** 0 when no answer arrived. */
  readonly status: number;
  readonly field: string | null;
  readonly fix: string | null;
  readonly issues: readonly FieldIssue[];
  /** What somebody else has put there (`changed_meanwhile`). */
  readonly meanwhile: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  readonly retry: string;

  constructor(facts: { code: string; status: number; message: string; body?: unknown }, options?: ErrorOptions) {
    super(facts.message, options);
    this.code = facts.code;
    this.status = facts.status;
    const error = asRecord(asRecord(facts.body)['error']);
    const details = asRecord(error['details']);
    this.field = asText(details['field']);
    this.fix = asText(details['fix']);
    this.issues = Array.isArray(details['issues']) ? details['issues'].flatMap(toIssue) : [];
    this.meanwhile = 'meanwhile' in details ? asRecord(details['meanwhile']) : null;
    this.requestId = asText(error['request_id']);
    this.retry = asText(error['retry']) ?? 'no';
  }
}

/** Never throws: a proxy in front of the gateway may answer in HTML. */
export function toApiError(status: number, body: unknown): ApiError {
  const error = asRecord(asRecord(body)['error']);
  const code = asText(error['code']) ?? (status === 401 ? 'session_missing' : 'unexpected_answer');
  const message = asText(error['message']) ?? `The gateway answered with status ${status}`;
  return new ApiError({ code, status, message, body });
}

function toIssue(value: unknown): FieldIssue[] {
  const field = asText(asRecord(value)['field']);
  const problem = asText(asRecord(value)['problem']);
  return field !== null && problem !== null ? [{ field, problem }] : [];
}

export const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
