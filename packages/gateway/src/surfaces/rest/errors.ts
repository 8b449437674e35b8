import { IntercomError, parseExact, toExactJson } from '@gatehouse/connector';
import { shownHeaders } from '../../calls/outcome.ts';
import { type ErrorCode, type ErrorDetails, GatewayError } from '../../errors.ts';

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly [fact: string]: unknown;
}

/** What Intercom said no to is told in its own words, unchanged: whoever wrote code for Intercom looks for them. */
const itsOwn: ReadonlySet<ErrorCode> = new Set([
  'upstream_refused',
  'upstream_not_found',
  'upstream_conflict',
  'upstream_merged',
  'upstream_rate_limited',
  'upstream_failed',
  'upstream_unavailable',
]);

const ownType = 'application/json; charset=utf-8';
/** As Intercom says it, where it is what it is. */
export const typeOfJson = (said: string | null = ownType): string =>
  said !== null && /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(said) ? said : ownType;

/** What an answer that is passed on changes of it. */
export interface Rewrite {
  readonly json: (text: string) => string;
  readonly address: (address: string) => string;
}

/** Whether it is answered in Intercom's own words. */
export const isPassedOn = (error: unknown): error is GatewayError => error instanceof GatewayError && wordsOf(error) !== undefined;

function wordsOf(error: GatewayError): string | undefined {
  const { cause, code } = error;
  const text = cause instanceof IntercomError ? cause.answer()?.text : undefined;
  if (text === undefined) return undefined;
  if (itsOwn.has(code)) return text;
  return code === 'permission_missing' ? withComplaint(text, ownComplaint(error)) : undefined;
}

/** Intercom's own words first, as they are, for code that looks for them; then, at the end of its list, who can help. */
function withComplaint(text: string, complaint: Complaint): string | undefined {
  const said = parseExact(text) as { readonly errors?: unknown };
  if (!Array.isArray(said.errors)) return undefined;
  const wanted = toExactJson({ ...said, errors: [...(said.errors as unknown[]), complaint] });
  let end = text.lastIndexOf(']');
  // Behind it there is hardly anything.
  for (let tries = 0; end !== -1 && tries < 10; tries += 1) {
    const made = `${text.slice(0, end)},${toExactJson(complaint)}${text.slice(end)}`;
    if (isSame(made, wanted)) return made;
    end = text.lastIndexOf(']', end - 1);
  }
  return wanted;
}

function isSame(text: string, wanted: string): boolean {
  try {
    return toExactJson(parseExact(text)) === wanted;
  } catch {
    return false;
  }
}

/** Any failure in Intercom's own envelope, so that what was written for Intercom reads it. */
export function toErrorResponse(error: GatewayError, requestId: string, rewrite?: Rewrite): Response {
  const { retryAfterMs } = error.details;
  const said = error.cause instanceof IntercomError ? error.cause.answer() : undefined;
  const passed = wordsOf(error);
  const headers = new Headers({
    ...(said && shownHeaders(said.header, ['link', 'retry-after'])),
    'content-type': passed === undefined ? ownType : typeOfJson(said?.header('content-type')),
  });
  if (passed === undefined || !headers.has('x-request-id')) headers.set('x-request-id', requestId);
  if (retryAfterMs !== undefined && !headers.has('retry-after'))
    headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  const link = rewrite && headers.get('link');
  if (link)
    headers.set(
      'link',
      link.replaceAll(/<([^<>]*)>/g, (_, address: string) => `<${rewrite.address(address)}>`),
    );
  // The rest of the body is not read, so the connection cannot be used again.
  if (error.status === 413) headers.set('connection', 'close');
  if (error.status === 401) headers.set('www-authenticate', 'Bearer realm="Gatehouse"');
  const body = () => JSON.stringify({ type: 'error.list', request_id: requestId, errors: complaintsOf(error) });
  return new Response(passed === undefined ? body() : (rewrite?.json(passed) ?? passed), { status: statusOf(error), headers });
}

/** Where something was answered, its own status. Not a 401 or 407: they would tell the caller that the API key, or its own proxy, is wrong. */
function statusOf(error: GatewayError): number {
  const status = error.details.upstream?.status;
  const said = error.details.issues?.[0]?.status;
  if (said !== undefined) return said;
  const isAnswered = error.code.startsWith('upstream_') && error.code !== 'upstream_invalid';
  return isAnswered && status !== undefined && status >= 400 && ![401, 407].includes(status) ? status : error.status;
}

function complaintsOf(error: GatewayError): Complaint[] {
  const { upstream, issues } = error.details;
  if (upstream && upstream.errors.length > 0 && error.code.startsWith('upstream_')) {
    return spoken(error, upstream);
  }
  if (issues && issues.length > 0)
    return issues.map(({ field, problem, code }) =>
      code === undefined ? { code: error.code, message: `${field}: ${problem}`, field } : { code, message: problem, field },
    );
  if (error.code === 'version_unknown') return [versionComplaint(error.details)];
  return [ownComplaint(error)];
}

const spoken = ({ message: ours }: GatewayError, { errors }: NonNullable<ErrorDetails['upstream']>): Complaint[] =>
  errors.map(({ code, message = ours, field }) => ({ code, message, ...(field === undefined ? {} : { field }) }));

const names: ReadonlySet<ErrorCode> = new Set(['connection_ambiguous', 'connection_unknown']);
/** Where it is named here; the decision does not know by which surface it was asked. */
const whereNamed = 'The name stands in the address: /intercom/NAME/… in the place of /intercom/default/….';

function ownComplaint(error: GatewayError): Complaint {
  const { fix, field, scope, group, connection, operation, journalId } = error.details;
  const facts = { field, scope, group, connection, operation, journal_id: journalId };
  return {
    code: error.code === 'operation_unknown' ? 'not_found' : error.code,
    message: [fix === undefined ? error.message : `${error.message}. ${fix}`, ...(names.has(error.code) ? [whereNamed] : [])].join(' '),
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    retry: error.retry,
  };
}

/** Intercom's two sentences, word for word: code looks for them. */
function versionComplaint({ operation, fix }: ErrorDetails): Complaint {
  const message =
    operation === undefined ? 'The requested version could not be found' : 'Requested resource is not available in current API version.';
  return { code: 'intercom_version_invalid', message, field: 'Intercom-Version', ...(fix === undefined ? {} : { fix }) };
}
