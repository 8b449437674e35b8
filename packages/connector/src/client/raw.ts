import type { AnswerForm, Method, OperationFacts } from '../catalogue/facts.ts';
import type { Operation } from '../catalogue/operation.ts';
import { matchAddress } from './addresses.ts';
import { IntercomError } from './errors.ts';
import type { WireRequest } from './request.ts';

/** A request as somebody wrote it, for what no operation says as it is wanted. */
export interface RawRequest {
  readonly method: string;
  /** From the root of the API, such as `/contacts?per_page=5`, or whole, at one of Intercom's hosts. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** What to read the answer as. @default 'json' */
  readonly responseType?: 'json' | 'text' | 'binary';
}

export interface PreparedRaw {
  /** The one at this address, or one of its own where the catalogue has none: whose scope, retry class and audit count. */
  readonly operation: Operation;
  readonly wire: WireRequest;
  /** Its body, where that is no JSON object and so no part of the input. */
  readonly opaque?: NonNullable<RawRequest['body']>;
  /** As a flat input: what the audit and the journal go by. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Where each region's API lives, and the addresses that documents name. */
const hosts = /^api(?:\.eu|\.au)?\.intercom\.(?:io|com)$/;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What says who asks and how the bytes travel: not for a caller to set. */
const ownHeaders =
  /^(?:authorization|cookie|host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|proxy-.*|x-http-method|x-(?:http-)?method-override|x-(?:original|rewrite)-url)$/i;

const refuse = (field: string, problem: string) =>
  new IntercomError('input_invalid', `${field}: ${problem}`, {
    operation: unmatchedName,
    outcome: 'not_sent',
    errors: [{ code: 'input_invalid', field, message: `${field} ${problem}.` }],
  });

const unmatchedName = 'raw_requests.send';

/**
 * Reads a raw request. `baseUrl` is the API that it would go to, besides Intercom's own addresses. Throws `input_invalid` with the field: the
 * url for another host, an empty part or dots in the path.
 */
export async function prepareRaw(request: RawRequest, baseUrl: string): Promise<PreparedRaw> {
  const method = request.method.toUpperCase() as Method;
  if (!methods.includes(method)) throw refuse('method', `is one of ${methods.join(', ')}`);
  const { path, search } = readUrl(request.url, baseUrl);
  const match = matchSafely(method, path);
  const meant = match ?? matchSafely(method === 'PATCH' ? 'PUT' : method, plainly(path));
  if (!match && meant) throw refuse('url', `is another spelling of ${meant.operation.route} (${meant.operation.name}): write it so`);
  if (overridesMethod(search, request.body)) throw refuse('method', 'is said by the method alone, not by a field _method');
  const operation = await whole(match?.operation ?? unmatched(method, path), request.responseType ?? 'json');
  const headers = readHeaders(request.headers ?? {});
  const body = request.body === undefined || request.body.length === 0 ? {} : { body: request.body };
  if (method === 'GET' && 'body' in body) throw refuse('data', 'goes with no GET');
  const fields = fieldsOf(request.body);
  return {
    operation,
    ...(fields === undefined && 'body' in body && { opaque: body.body }),
    wire: { method, path: path + search, headers: { accept: accepted[request.responseType ?? 'json'], ...headers }, ...body },
    input: match
      ? { ...Object.fromEntries(new URLSearchParams(search)), ...fields, ...match.path }
      : { method, path, ...(search === '' ? {} : { query: search.slice(1) }), ...(fields && { data: fields }) },
  };
}

const accepted = {
  json: 'application/json',
  text: 'text/plain, application/json',
  binary: 'application/octet-stream, application/json',
} as const;

function readUrl(given: string, baseUrl: string): { path: string; search: string } {
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(given);
  const url = URL.parse(isWhole ? given : `https://api.intercom.io/${given.replace(/^\/+/, '')}`);
  if (!url) throw refuse('url', 'is no address');
  const base = URL.parse(baseUrl);
  const isBase = base !== null && url.origin === base.origin && `${url.pathname}/`.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
  const isIntercoms = url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname);
  if (url.username !== '' || url.password !== '' || (!isBase && !isIntercoms))
    throw refuse('url', "is not one of Intercom's API: the token goes nowhere else");
  const path = isWhole && isBase ? url.pathname.slice(base.pathname.replace(/\/$/, '').length) : url.pathname;
  // As written: `URL` has already followed dots, encoded ones too, and would send them elsewhere than they were decided for.
  const written = given.replace(/[?#].*$/s, '');
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(written)) throw refuse('url', 'has no parts that are made of dots');
  if (/%2f|%5c|\\/i.test(written)) throw refuse('url', 'has no slashes in an id');
  if (path !== '/' && /\/(?:\/|$)/.test(path)) throw refuse('url', 'has an empty part: an id is missing, or there is a slash too many');
  return { path, search: url.search };
}

function matchSafely(method: string, path: string) {
  try {
    return matchAddress(method, path);
  } catch (cause) {
    if (cause instanceof URIError) throw refuse('url', 'has a % that begins no encoded byte');
    throw cause;
  }
}

/** As a server that is generous with spellings would read it; what is decided by one name is not reached by another. */
function plainly(path: string): string {
  const decoded = decodeURIComponent(path.replaceAll(/%(?:2f|25)/gi, ''));
  return decoded
    .toLowerCase()
    .replace(/[;\s].*$/s, '')
    .replace(/\.[a-z]+$/, '')
    .replace(/(?<=.)\/+$/, '');
}

/** A field that makes another method of a POST where a server allows it. */
function overridesMethod(search: string, body: RawRequest['body']): boolean {
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : new TextDecoder().decode(body);
  return (
    /[?&]_method=/i.test(decodeURIComponent(search.replaceAll(/%(?![\da-f]{2})/gi, ''))) ||
    /name="?_method"?|(?:^|&)_method=|"_method"\s*:/i.test(text)
  );
}

function readHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (ownHeaders.test(name)) throw refuse('headers', `does not take ${name.toLowerCase()}`);
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\u0000-\u0008\u000a-\u001f\u007f]/.test(String(value)))
        throw refuse('headers', `has no header "${name}"`);
      return [name.toLowerCase(), String(value)] as const;
    }),
  );
}

/** The fields of a JSON object. */
function fieldsOf(body: RawRequest['body']): object | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Nobody knows what it does. What is not a GET is taken for something that adds each time, so that it is never repeated blindly; its
 * effect is what its method says.
 */
const unmatched = (method: Method, path: string): OperationFacts => ({
  name: unmatchedName,
  route: `${method} ${path as `/${string}`}`,
  method,
  path,
  summary: 'Send a request of your own',
  description: 'A request to an address that the catalogue does not know.',
  effect: method === 'GET' ? 'read' : method === 'DELETE' ? 'delete' : method === 'POST' ? 'create' : 'update',
  retry: method === 'GET' ? 'R' : 'D',
  scope: 'raw_requests:write',
  permissions: [],
  audit: { event: 'raw_request.sent', target: 'path' },
  since: '2.7',
  places: {},
  docs: 'https://developers.intercom.com/docs/references/introduction',
});

/** Its answer is read as it was asked for; JSON may be missing. */
async function whole(facts: OperationFacts, type: NonNullable<RawRequest['responseType']>): Promise<Operation> {
  // Whoever only imports the library does not wait for it.
  const z = await import('zod');
  const form: AnswerForm = facts.answer === 'address' ? 'address' : type === 'json' ? 'empty' : type === 'text' ? 'text' : 'file';
  const anything = z.unknown();
  return { ...facts, answer: form, input: anything, fields: {}, output: anything, examples: [{ title: '', input: {}, output: undefined }] };
}
