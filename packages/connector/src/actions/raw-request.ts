import { sendRawRequest } from '../client/create-raw.ts';
import { inexactAt, inexactNumber, toExactJson } from '../client/exact-json.ts';
import type { RawRequest } from '../client/raw.ts';
import type { Repeats } from '../client/send.ts';
import type { Action } from './action.ts';
import { type Inputs, invalid, readInputs } from './inputs.ts';

/** By name; forms send lists of `{ key, value }`. */
function entriesOf(field: string, value: unknown): [string, unknown][] {
  const entries: unknown[] = Array.isArray(value)
    ? value.map((item: unknown) => (isRecord(item) ? [item['key'], item['value']] : undefined))
    : isRecord(value)
      ? Object.entries(value)
      : value === undefined
        ? []
        : [undefined];
  return entries.flatMap((entry) => {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string')
      throw invalid('raw_request', field, 'is an object, or a list of { key, value }');
    return entry[1] === undefined || entry[1] === null ? [] : [[entry[0], entry[1]] as [string, unknown]];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function textEntries(field: string, value: unknown): [string, string][] {
  return entriesOf(field, value).map(([key, held]) => {
    if (typeof held === 'object') throw invalid('raw_request', field, `holds texts, numbers and true or false; "${key}" is none of them`);
    return [key, String(held)];
  });
}

const textsOf = (field: string, value: unknown): Readonly<Record<string, string>> => Object.fromEntries(textEntries(field, value));

/** Bytes, in whichever way they are held; undefined for what holds none. */
async function bytesOf(value: unknown): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return ArrayBuffer.isView(value) ? new Uint8Array(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) : undefined;
}

export const raw_request: Action = {
  label: 'Raw Request',
  description: 'Any request to Intercom, at an address of its API.',
  operations: [],
  inputs: {
    url: { label: 'URL', help: 'A path such as /contacts, or a whole address at Intercom.', kind: 'text', required: true, to: [] },
    method: {
      label: 'Method',
      help: 'The HTTP method.',
      kind: 'text',
      required: true,
      choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      to: [],
    },
    data: { label: 'Data', help: 'The body: JSON, or text.', kind: 'data', to: [] },
    form_data: { label: 'Form Data', help: 'Fields of a multipart form.', kind: 'data', to: [] },
    file_data: { label: 'File Data', help: 'Files of a multipart form, by field: bytes or text.', kind: 'files', to: [] },
    file_data_file_names: { label: 'File Data File Names', help: 'The name of each file, by the same fields.', kind: 'data', to: [] },
    query: { label: 'Query Parameter', help: 'What follows the question mark.', kind: 'data', to: [] },
    headers: { label: 'Header', help: 'Headers besides the credential, which is the connection’s.', kind: 'data', to: [] },
    response_type: {
      label: 'Response Type',
      help: 'How to read the answer.',
      kind: 'text',
      choices: ['json', 'text', 'binary'],
      default: 'json',
      to: [],
    },
    timeout: {
      label: 'Timeout',
      help: 'Milliseconds to wait for the answer, repeats included; 30000 unless told.',
      kind: 'number',
      to: [],
    },
    retry_delay: { label: 'Retry Delay (ms)', help: 'Between repeats, without exponential backoff.', kind: 'number', default: 0, to: [] },
    retry_on_all_errors: {
      label: 'Retry On All Errors',
      help: 'Also what Intercom refused (429 and other 4xx). Never a redirect, nor what may have been done already.',
      kind: 'boolean',
      default: false,
      to: [],
    },
    max_retries: {
      label: 'Max Retry Count',
      help: 'At most so many repeats, ten at most, of what is safe to repeat: a write whose answer was lost is not.',
      kind: 'number',
      default: 0,
      to: [],
    },
    use_exponential_backoff: {
      label: 'Use Exponential Backoff',
      help: 'Longer and longer instead of the delay.',
      kind: 'boolean',
      default: false,
      to: [],
    },
  },
  async run(inputs, { options }) {
    const { request, timeoutMs, repeats } = await toRawRequest(inputs);
    const { body: data } = await sendRawRequest(request, { ...options, ...(timeoutMs === undefined ? {} : { timeoutMs }), repeats });
    return { data, notes: [] };
  },
};

/** What the inputs ask for. Throws `input_invalid` with the input's name. */
export async function toRawRequest(given: Inputs): Promise<RawInputs> {
  const inputs = readInputs('raw_request', raw_request.inputs, given);
  const { url, method, query, headers, response_type, timeout, retry_delay, retry_on_all_errors, max_retries, use_exponential_backoff } =
    inputs;
  const { body, contentType } = await bodyOf(inputs);
  const named = textsOf('headers', headers);
  const hasType = Object.keys(named).some((name) => name.toLowerCase() === 'content-type');
  return {
    request: {
      method: String(method),
      url: withQuery(String(url), query),
      headers: {
        ...named,
        ...(contentType === undefined || (hasType && !contentType.startsWith('multipart/')) ? {} : { 'content-type': contentType }),
      },
      responseType: response_type as 'json' | 'text' | 'binary',
      ...(body === undefined ? {} : { body }),
    },
    timeoutMs: timeout === undefined ? undefined : Number(timeout),
    repeats: {
      most: Number(max_retries),
      ...(use_exponential_backoff === true ? {} : { delayMs: Number(retry_delay) }),
      refused: retry_on_all_errors === true,
    },
  };
}

export interface RawInputs {
  readonly request: RawRequest;
  readonly timeoutMs: number | undefined;
  readonly repeats: Repeats;
}

function withQuery(url: string, query: unknown): string {
  const added = typeof query === 'string' ? new URLSearchParams(query) : new URLSearchParams(textEntries('query', query));
  const [address = ''] = url.split('#', 1);
  if (added.size === 0) return address;
  const mark = address.indexOf('?');
  return `${address}${mark === -1 ? '?' : mark === address.length - 1 || address.endsWith('&') ? '' : '&'}${added}`;
}

interface Body {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
}

async function bodyOf({ data, form_data, file_data, file_data_file_names }: Inputs): Promise<Body> {
  const files = entriesOf('file_data', file_data);
  const names = textsOf('file_data_file_names', file_data_file_names);
  const stray = Object.keys(names).find((name) => files.every(([field]) => field !== name));
  if (stray !== undefined) throw invalid('raw_request', 'file_data_file_names', `names "${stray}", which is no file of file_data`);
  if (form_data === undefined && file_data === undefined) {
    if (data === undefined) return {};
    const bytes = await bytesOf(data);
    if (bytes) return { body: bytes, contentType: 'application/octet-stream' };
    return { body: typeof data === 'string' ? data : toJson(data), contentType: 'application/json' };
  }
  if (data !== undefined) throw invalid('raw_request', 'data', 'goes without form_data and file_data: a request has one body');
  const form = new FormData();
  for (const [field, value] of textEntries('form_data', form_data)) form.append(field, value);
  for (const [field, value] of files) {
    const bytes = await bytesOf(value);
    if (!bytes && typeof value !== 'string') throw invalid('raw_request', 'file_data', `holds bytes or text; "${field}" is neither`);
    form.append(field, new Blob([bytes ?? String(value)]), names[field] ?? field);
  }
  const encoded = new Response(form);
  return { body: new Uint8Array(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') ?? 'multipart/form-data' };
}

function toJson(data: unknown): string {
  const inexact = inexactAt(data);
  if (inexact) throw invalid('raw_request', ['data', ...inexact].join('.'), inexactNumber);
  try {
    return toExactJson(data);
  } catch {
    throw invalid('raw_request', 'data', 'cannot be written as JSON');
  }
}
