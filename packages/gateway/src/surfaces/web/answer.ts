import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { GatewayError } from '../../errors.ts';
import { toGatewayError as toOwnError } from '../request-body.ts';

export interface WebEnv {
  Variables: { requestId: string };
}

/** Told of what only whoever runs the gateway can mend; the caller gets a request id to ask about. */
export type OnError = (cause: unknown, requestId: string) => void;

/** `{ error: … }`, the same for every failure of the web surface. */
export function answerError(c: Context, error: GatewayError): Response {
  const { code, message, details, retry, status } = error;
  const headers: Record<string, string> = {};
  // The rest of the body is not read, so the connection cannot be used again.
  if (status === 413) headers['connection'] = 'close';
  if (details.retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(details.retryAfterMs / 1000));
  return c.json({ error: { code, message, details, request_id: c.get('requestId') ?? null, retry } }, status, headers);
}

export function toGatewayError(cause: unknown, signal?: AbortSignal): GatewayError {
  if (cause instanceof HTTPException && cause.status < 500) return new GatewayError('request_malformed', {}, { cause });
  return toOwnError(cause, signal);
}

export const isForOperator = (error: GatewayError): boolean => ['internal', 'storage_failed', 'outcome_unknown'].includes(error.code);

/** `inOwnForm` answers for addresses whose callers read another form of errors. */
export const errorHandler =
  (onError: OnError = () => {}, inOwnForm: (c: Context, error: GatewayError) => Response | undefined = () => undefined): ErrorHandler =>
  (cause, c) => {
    const error = toGatewayError(cause, c.req.raw.signal);
    if (isForOperator(error)) onError(cause, c.get('requestId'));
    return inOwnForm(c, error) ?? answerError(c, error);
  };
