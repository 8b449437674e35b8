import type { AnswerForm, Method, OperationFacts } from '../catalogue/facts.ts';
import type { Operation } from '../catalogue/operation.ts';
import { addressProblem, matchAddress } from './addresses.ts';
import { deepest, isDeeperThan } from './answer.ts';
import { IntercomError } from './errors.ts';
import { readRawAddress, spellings } from './raw-address.ts';
import { readRawBody } from './raw-body.ts';
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
  /** Its body, where the input does not tell it from others. */
  readonly opaque?: NonNullable<RawRequest['body']>;
  /** As a flat input: what the audit and the journal go by. */
  readonly input: Readonly<Record<string, unknown>>;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What says who asks and how the bytes travel: not for a caller to set. */
const ownHeaders =
  /^(?:authorization|cookie|host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|proxy-.*|x-http-method|x-(?:http-)?method-override|x-original-(?:url|method)|x-rewrite-url|forwarded|x-forwarded-.*)$/i;

/** More than any server reads. */
const longestHeader = 8 * 1024;
const longestHeaders = 16 * 1024;

const refuse = (field: string, problem: string) =>
  new IntercomError('input_invalid', `${field}: ${problem}`, {
    operation: rawOperation.name,
    outcome: 'not_sent',
    errors: [{ code: 'input_invalid', field, message: `${field} ${problem}.` }],
  });

/** What every request is that the catalogue does not know. */
export const rawOperation = { name: 'raw_requests.send', summary: 'Send a raw request' } as const;

/**
 * Reads a raw request. `baseUrl` is the API that it would go to, besides Intercom's own addresses. Throws `input_invalid` with the field: the
 * url for another host, an empty part or dots in the path.
 */
export async function prepareRaw(request: RawRequest, baseUrl: string): Promise<PreparedRaw> {
  const method = String(request.method).toUpperCase() as Method;
  if (!methods.includes(method)) throw refuse('method', `is one of ${methods.join(', ')}`);
  if (typeof request.url !== 'string') throw refuse('url', 'is a text: a path such as /contacts');
  const isBody = request.body === undefined || typeof request.body === 'string' || request.body instanceof Uint8Array;
  if (!isBody) throw refuse('data', 'is a text or bytes');
  const address = readRawAddress(request.url, baseUrl);
  if ('problem' in address) throw refuse('url', address.problem);
  const { path, search } = address;
  const match = matchAddress(method, path);
  for (const [field, value] of Object.entries(match?.path ?? {})) {
    const problem = match && addressProblem(match.operation, field, value);
    if (problem) throw refuse('url', `${field} ${problem}`);
  }
  const meant =
    match ??
    spellings(path)
      .map((spelled) => matchAddress(method === 'PATCH' ? 'PUT' : method, spelled))
      .find(Boolean);
  if (!match && meant) throw refuse('url', `is another spelling of ${meant.operation.route} (${meant.operation.name}): write it so`);
  const operation = await whole(match?.operation ?? unmatched(method, path), request.responseType ?? 'json');
  const headers = readHeaders(request.headers ?? {});
  const body = request.body === undefined || request.body.length === 0 ? {} : { body: request.body };
  if (method === 'GET' && 'body' in body) throw refuse('data', 'goes with no GET');
  const read = readRawBody(body.body, headers['content-type'] ?? '');
  if (read === 'too much') throw refuse('data', 'holds more values than a request may');
  const { fields, isMultipart, names } = read;
  if ([...names, ...new URLSearchParams(search).keys()].some((name) => name.trim().toLowerCase() === '_method'))
    throw refuse('method', 'is said by the method alone, not by a field _method');
  if (isDeeperThan(deepest, fields)) throw refuse('data', `is nested more than ${deepest} levels deep`);
  // Else the same write could not be known again.
  if (match && 'body' in body && !fields && !isMultipart) throw refuse('data', `is a JSON object or a form for ${match.operation.name}`);
  return {
    operation,
    ...('body' in body && (!match || !fields) && { opaque: body.body }),
    wire: { method, path: path + search, headers: { accept: accepted[request.responseType ?? 'json'], ...headers }, ...body },
    input: match
      ? { ...queryOf(match.operation, search), ...fields, ...match.path }
      : { method, path: decodeURIComponent(path), ...(search === '' ? {} : { query: search.slice(1) }), ...(fields && { data: fields }) },
  };
}

/** What the operation reads of the query; the rest is sent, and changes nothing that the operation does. */
const queryOf = ({ places }: OperationFacts, search: string) =>
  Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => Object.hasOwn(places, name) && places[name] === 'query'));

const accepted = {
  json: 'application/json',
  text: 'text/plain, application/json',
  binary: 'application/octet-stream, application/json',
} as const;

function readHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(given).map(([name, value]) => {
    // A server may hand both on under one name.
    if (ownHeaders.test(name.trim().replaceAll('_', '-'))) throw refuse('headers', `does not take ${name.toLowerCase()}`);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value)))
      throw refuse('headers', `has no header "${name.slice(0, 100)}", or it holds what no header holds`);
    if (String(value).length > longestHeader) throw refuse('headers', `has at most ${longestHeader} characters in one header`);
    return [name.toLowerCase(), String(value)] as const;
  });
  const length = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (length > longestHeaders) throw refuse('headers', `has at most ${longestHeaders} characters in all`);
  return Object.fromEntries(entries);
}

/**
 * Nobody knows what it does. What is not a GET is taken for something that adds each time, so that it is never repeated blindly; its
 * effect is what its method says.
 */
const unmatched = (method: Method, path: string): OperationFacts => ({
  ...rawOperation,
  route: `${method} ${path as `/${string}`}`,
  method,
  path,
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
  return {
    ...facts,
    answer: form,
    input: anything,
    fields: {},
    explanations: {},
    output: anything,
    asked: [],
    examples: [{ title: '', input: {}, output: undefined }],
  };
}
