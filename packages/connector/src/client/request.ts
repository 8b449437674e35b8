import { isExperimental, type OperationFacts } from '../catalogue/facts.ts';
import { addressProblem } from './addresses.ts';
import { IntercomError } from './errors.ts';
import { inexactAt, inexactNumber, toExactJson } from './exact-json.ts';
import { toForm } from './form.ts';

export interface WireRequest {
  readonly method: string;
  /** From the root of Intercom's API, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Where an answer is no JSON, an error of Intercom's still is. */
const accepted = {
  json: 'application/json',
  empty: 'application/json',
  address: 'application/json',
  text: 'text/plain, application/json',
  file: 'application/octet-stream',
} as const;

/** The HTTP request of an operation, without credential and address; `input` has passed the operation's schema. */
export function toRequest(operation: OperationFacts, input: Readonly<Record<string, unknown>>, version: string): WireRequest {
  const query = new URLSearchParams();
  const body: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (halfCharacterAt(value)) throw refuse(operation, field, 'has half of a character (a surrogate without its other half)');
    const inexact = inexactAt(value);
    if (inexact) throw refuse(operation, [field, ...inexact].join('.'), inexactNumber);
    if (operation.places[field] === 'body') body[field] = value;
    else if (operation.places[field] === 'query') addToQuery(query, field, value);
  }
  const path = pathOf(operation, input);
  const search = query.size === 0 ? '' : `?${query}`;
  const headers: Record<string, string> = {
    accept: accepted[operation.answer ?? 'json'],
    'intercom-version': version,
  };
  const request = { method: operation.method, path: path + search };
  if (operation.method === 'GET' || Object.keys(body).length === 0) return { ...request, headers };
  if (operation.form) {
    const { text, type } = toForm(body, operation.form.files);
    return { ...request, headers: { ...headers, 'content-type': type }, body: text };
  }
  return { ...request, headers: { ...headers, 'content-type': 'application/json' }, body: toExactJson(body) };
}

/** `written` is the same path as somebody wrote it: where that can be read one way only, it stays. */
function pathOf(operation: OperationFacts, input: Readonly<Record<string, unknown>>, written = ''): string {
  const parts = written.split('/');
  const part = (word: string, index: number) =>
    word.replace(/^\{(\w+)\}$/, (_, field: string) => {
      const encoded = segment(operation, field, String(input[field]));
      return sameAs(encoded, parts[index]) ? (parts[index] ?? encoded) : encoded;
    });
  return operation.path.split('/').map(part).join('/');
}

/** Without `;`, which some servers take for the end of an id. */
const plainSegment = /^(?:[\w.~!$&'()*+,=:@-]|%[\da-f]{2})+$/i;
const sameAs = (encoded: string, written = '') => plainSegment.test(written) && encodeURIComponent(decodeURIComponent(written)) === encoded;

interface Written {
  /** The path. */
  readonly written: string;
  readonly search: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/**
 * The same of an address and a body that somebody else wrote, byte for byte. `search` begins with its `?`, or is empty. `pinned` sends no
 * version.
 */
export function toSentRequest(
  operation: OperationFacts,
  path: Readonly<Record<string, string>>,
  { written, search, bytes: body, version }: Written & { readonly version: string },
): WireRequest {
  const accept = accepted[operation.answer ?? 'json'];
  // What no other version has cannot be meant otherwise.
  const named = version === 'pinned' && isExperimental(operation) ? 'Preview' : version;
  const headers = { accept, 'intercom-version': named, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return { method: operation.method, path: pathOf(operation, path, written) + search, headers, ...(body === undefined ? {} : { body }) };
}

/** Lists are joined; what is nested is named `outer[inner]`. */
function addToQuery(query: URLSearchParams, name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [inner, held] of Object.entries(value)) if (held !== undefined) addToQuery(query, `${name}[${inner}]`, held);
  } else query.set(name, Array.isArray(value) ? value.join(',') : String(value));
}

function segment(operation: OperationFacts, field: string, value: string): string {
  const problem = addressProblem(operation, field, value);
  if (problem !== undefined) throw refuse(operation, field, problem);
  return encodeURIComponent(value);
}

/** Where text is that no UTF-8 can carry: it would reach Intercom as something else than was meant, or not at all. */
export function halfCharacterAt(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const within = key.isWellFormed() ? halfCharacterAt(inner) : [];
    if (within) return [key.toWellFormed(), ...within];
  }
  return undefined;
}

const refuse = (operation: OperationFacts, field: string, problem: string) =>
  new IntercomError('input_invalid', `${field} ${problem}`, {
    operation: operation.name,
    outcome: 'not_sent',
    errors: [{ code: 'input_invalid', field, message: `${field} ${problem}.` }],
  });
