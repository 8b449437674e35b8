import { HTTPException } from 'hono/http-exception';
import { errorTable, GatewayError } from '../errors.ts';

/** Told of what only whoever runs the gateway can mend; the caller gets a request id to ask about. */
export type OnError = (cause: unknown, requestId?: string) => void;

/** Any failure as an error of the one table. A caller who hung up is no failure of ours. */
export function toGatewayError(cause: unknown, signal?: AbortSignal): GatewayError {
  if (cause instanceof GatewayError) return cause;
  if (cause instanceof HTTPException && cause.status < 500) return new GatewayError('request_malformed', {}, { cause });
  return new GatewayError(signal?.aborted ? 'cancelled' : 'internal', {}, { cause });
}

export const isForOperator = ({ code }: GatewayError): boolean => errorTable[code].operatorTold;

/** `{ error: … }`: the form of the management API, and of every address that has no other. */
export function answerAsJson(error: GatewayError, requestId: string): Response {
  const { code, message, details, retry, status } = error;
  const headers = new Headers({ 'x-request-id': requestId });
  // The rest of the body is not read, so the connection cannot be used again.
  if (status === 413) headers.set('connection', 'close');
  if (details.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(details.retryAfterMs / 1000)));
  return Response.json({ error: { code, message, details, request_id: requestId, retry } }, { status, headers });
}
