import type { OperationFacts } from '../catalogue/facts.ts';
import { addressProblem } from './addresses.ts';
import { IntercomError } from './errors.ts';
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
    if (!isWellFormed(value)) throw refuse(operation, field, 'has half of a character (a surrogate without its other half)');
    if (operation.places[field] === 'body') body[field] = value;
    else if (operation.places[field] === 'query') addToQuery(query, field, value);
  }
  const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) => segment(operation, field, String(input[field])));
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
  return { ...request, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
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

/** Text that no UTF-8 can carry would reach Intercom as something else than was meant, or not at all. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWellFormed(inner));
}

const refuse = (operation: OperationFacts, field: string, problem: string) =>
  new IntercomError('input_invalid', `${field} ${problem}`, {
    operation: operation.name,
    outcome: 'not_sent',
    errors: [{ code: 'input_invalid', field, message: `${field} ${problem}.` }],
  });
