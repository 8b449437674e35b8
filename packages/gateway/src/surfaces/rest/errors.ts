import type { ErrorDetails, GatewayError } from '../../errors.ts';

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly [fact: string]: unknown;
}

/** Any failure in Intercom's own envelope, so that what was written for Intercom reads it. */
export function toErrorResponse(error: GatewayError, requestId: string): Response {
  const { retryAfterMs } = error.details;
  const headers = new Headers({ 'content-type': 'application/json', 'x-request-id': requestId });
  if (retryAfterMs !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  // The rest of the body is not read, so the connection cannot be used again.
  if (error.status === 413) headers.set('connection', 'close');
  if (error.status === 401) headers.set('www-authenticate', 'Bearer realm="Gatehouse"');
  const body = { type: 'error.list', request_id: requestId, errors: complaintsOf(error) };
  return new Response(JSON.stringify(body), { status: statusOf(error), headers });
}

/** Where Intercom refused, its own status. Not its 401: that would tell the caller that the API key is wrong. */
function statusOf(error: GatewayError): number {
  const status = error.details.upstream?.status;
  const refused = error.code.startsWith('upstream_') && error.code !== 'upstream_failed';
  return refused && status !== undefined && status >= 400 && status < 500 && status !== 401 ? status : error.status;
}

function complaintsOf(error: GatewayError): Complaint[] {
  const { upstream, issues } = error.details;
  if (upstream && upstream.errors.length > 0 && error.code.startsWith('upstream_')) {
    return upstream.errors.map(({ code, message, field }) => ({
      code,
      message: message ?? error.message,
      ...(field === undefined ? {} : { field }),
    }));
  }
  if (issues && issues.length > 0)
    return issues.map(({ field, problem }) => ({ code: error.code, message: `${field}: ${problem}`, field }));
  if (error.code === 'version_unknown') return [versionComplaint(error.details)];
  const { fix, field, scope, group, connection, operation, journalId } = error.details;
  const facts = { field, scope, group, connection, operation, journal_id: journalId };
  return [
    {
      code: error.code === 'operation_unknown' ? 'not_found' : error.code,
      message: fix === undefined ? error.message : `${error.message}. ${fix}`,
      ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
      retry: error.retry,
    },
  ];
}

/** Intercom's two sentences, word for word: code looks for them. */
function versionComplaint({ operation, fix }: ErrorDetails): Complaint {
  const message =
    operation === undefined ? 'The requested version could not be found' : 'Requested resource is not available in current API version.';
  return { code: 'intercom_version_invalid', message, field: 'Intercom-Version', ...(fix === undefined ? {} : { fix }) };
}
