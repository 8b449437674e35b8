import { type IntercomError, type Operation, ProxyRefused, permissions, toPlainText } from '@gatehouse/connector';
import { NotUnpackable } from '@gatehouse/connector/unpack';
import { type ErrorCode, type ErrorDetails, fixOfReconnect, GatewayError, places } from '../errors.ts';
import type { Connection } from '../store/ports.ts';
import { lacksPermission, mayLackPermission } from '../vault/permission-refusal.ts';
import { fieldMeaning } from './field-meaning.ts';
import { fieldsNotFound } from './not-found.ts';

export interface Circumstances {
  readonly operation: Operation;
  readonly connection: Connection;
  /** What was asked for, where it was read field by field. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly journalId?: string;
  /** What `/me` said after a 401. */
  readonly afterRefusal?: 'ok' | 'reconnect_required' | 'unreachable';
}

/** What Intercom or the network did, as an error of the one table. Intercom's words are carried along as data, cut short. */
export function toUpstreamError(error: IntercomError, circumstances: Circumstances): GatewayError {
  const { operation, connection, journalId } = circumstances;
  const code = codeOf(error, circumstances);
  const fix = fixOf(code, error, circumstances);
  const details: ErrorDetails = {
    operation: operation.name,
    connection: connection.name,
    ...(code === 'permission_missing' ? { scope: operation.scope } : {}),
    ...(code === 'upstream_not_found' ? fieldOf(fieldsNotFound(error, operation, circumstances.input)) : {}),
    ...(code === 'input_invalid' && error.errors[0]?.field !== undefined ? { field: error.errors[0].field } : {}),
    ...(fix === undefined ? {} : { fix }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(code === 'outcome_unknown' && journalId !== undefined ? { journalId } : {}),
    ...(error.status === undefined ? {} : { upstream: upstreamOf(error, error.status) }),
  };
  return new GatewayError(code, details, { cause: error });
}

const fieldOf = ([field, ...others]: readonly string[]) => (field === undefined || others.length > 0 ? {} : { field });

function codeOf(error: IntercomError, { afterRefusal }: Circumstances): ErrorCode {
  if (error.outcome === 'unknown') return 'outcome_unknown';
  switch (error.code) {
    case 'connection_failed':
      return error.cause instanceof ProxyRefused ? 'proxy_refused' : 'upstream_unavailable';
    case 'deadline_exceeded':
      return 'deadline_exceeded';
    case 'aborted':
      return 'cancelled';
    case 'input_invalid':
      return error.status === undefined ? 'input_invalid' : 'upstream_refused';
    case 'answer_invalid':
    case 'answer_too_large':
      return 'upstream_invalid';
    case 'answer_lost':
    case 'redirect_refused':
      return 'upstream_failed';
  }
  const { status, outcome } = error;
  // A page of something in between: it is not Intercom that has no such thing.
  if (outcome === 'failed' && status !== undefined && status !== 401 && status !== 503) return 'upstream_failed';
  switch (status) {
    case undefined:
      return error.code === 'rate_limit_exceeded' ? 'upstream_rate_limited' : 'upstream_failed';
    case 401:
      if (afterRefusal === 'reconnect_required') return 'reconnect_required';
      // Of a credential that was found to work, it is the second documented form of a missing permission.
      return afterRefusal === 'ok' && mayLackPermission(error) ? 'permission_missing' : 'upstream_refused';
    case 403:
      return lacksPermission(error) ? 'permission_missing' : 'upstream_refused';
    case 404:
      return 'upstream_not_found';
    case 409:
      return 'upstream_conflict';
    case 410:
      return 'upstream_merged';
    case 429:
      return 'upstream_rate_limited';
    case 503:
      return 'upstream_unavailable';
    default:
      return status >= 500 ? 'upstream_failed' : 'upstream_refused';
  }
}

/** No portal, proxy or load balancer in between sets Intercom's headers on an answer of its own. */
function fixOfStranger(error: IntercomError): string | undefined {
  const answer = error.answer();
  if (!answer || error.errors.length > 0 || ['x-request-id', 'intercom-version'].some((name) => answer.header(name) !== null))
    return undefined;
  const type = toPlainText(answer.header('content-type') ?? '', { limit: 50 }) || 'nothing that says what it is';
  return `It was not Intercom's API that answered (${error.status}, ${type}): a proxy, a firewall or a load balancer in between did.`;
}

function fixOf(code: ErrorCode, error: IntercomError, circumstances: Circumstances): string | undefined {
  const { operation, connection } = circumstances;
  if (['upstream_refused', 'upstream_failed', 'upstream_invalid', 'upstream_unavailable'].includes(code)) {
    const stranger = fixOfStranger(error);
    if (stranger !== undefined) return stranger;
  }
  if (error.code === 'answer_too_large') return `${error.message.replace(/^[^:]*: /, '')}.`;
  switch (code) {
    case 'permission_missing':
      return `The Intercom app needs ${labelsOf(operation)}. Tick it under ${places.hubAuthentication}, then an administrator connects "${connection.name}" again.${instead(circumstances)}`;
    case 'upstream_failed':
      return error.cause instanceof NotUnpackable ? `${error.cause.message.replace(/^t/, 'T')}.` : undefined;
    case 'proxy_refused':
      return error.cause instanceof Error ? `${error.cause.message}.` : undefined;
    case 'reconnect_required':
      return fixOfReconnect(`"${connection.name}"`);
    case 'outcome_unknown':
      return `Look in Intercom whether ${operation.name} was carried out, and repeat it only when it was not.`;
    case 'upstream_merged':
      return error.canonical !== undefined && /^[\w-]{1,64}$/.test(error.canonical)
        ? `The contact lives on under the id ${error.canonical}.`
        : undefined;
    case 'upstream_not_found':
      return `${targetOf(error, circumstances)} Archived, deleted and merged things are not found.`;
    case 'upstream_refused':
      // Intercom's complaint is data; what the operation asks for stands in our own words.
      if (error.errors.some(({ message }) => message !== undefined && /starting_after|cursor/i.test(message))) {
        return 'The cursor belongs to another list or is no longer good: ask for the first page again, without it.';
      }
      return error.errors.some(isOfInput) ? (fieldToCheck(error, operation) ?? operation.description) : undefined;
    case 'input_invalid':
      return error.errors[0]?.message;
    default:
      return undefined;
  }
}

/** What is known all the same, where the app may not ask who it is; by ids, because names are somebody's words. */
function instead({ operation, connection: { name, workspaceId, teammateId } }: Circumstances): string {
  if (operation.name !== 'admins.me') return '';
  const actor = teammateId === null ? 'nobody, unless a call names a teammate' : `the teammate ${teammateId}`;
  return ` Without it, "${name}" works: it is the workspace ${workspaceId}, and acts as ${actor}.`;
}

const isOfInput = ({ code }: IntercomError['errors'][number]) => code.startsWith('parameter');

/** A field that Intercom names, where it is one of the operation's. */
function fieldToCheck({ errors }: IntercomError, operation: Operation): string | undefined {
  for (const { field } of errors.filter(isOfInput)) {
    const meaning = field === undefined ? undefined : fieldMeaning(operation, field);
    if (meaning !== undefined) return `Check ${field}: ${meaning}`;
  }
  return undefined;
}

/** Most often it is the right id of the wrong kind, so the field's own words say which one is meant. */
function targetOf(error: IntercomError, { operation, input }: Circumstances): string {
  const fields = fieldsNotFound(error, operation, input);
  if (fields.length === 0) return 'Check what was asked for.';
  const said = fields.map((field) => {
    const meaning = fieldMeaning(operation, field);
    return meaning === undefined ? `${field}.` : `${field}: ${meaning}`;
  });
  return `Check ${said.join(' And ')}`;
}

function labelsOf(operation: Operation): string {
  const labels = permissions.filter(({ key }) => operation.permissions.includes(key)).map(({ label }) => `"${label}"`);
  return labels.length === 1 ? `the permission ${labels[0]}` : `one of the permissions ${labels.join(', ')}`;
}

function upstreamOf(error: IntercomError, status: number): NonNullable<ErrorDetails['upstream']> {
  return {
    status,
    ...(error.requestId === undefined ? {} : { requestId: toPlainText(error.requestId, { limit: 100 }) }),
    errors: error.errors.slice(0, 20).map(({ code, message, field }) => ({
      code: toPlainText(code, { limit: 100 }),
      ...(message === undefined ? {} : { message: toPlainText(message, { limit: 300 }) }),
      ...(field === undefined ? {} : { field: toPlainText(field, { limit: 100 }) }),
    })),
  };
}
