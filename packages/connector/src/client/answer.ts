import type { OperationFacts } from '../catalogue/facts.ts';
import { complaintsOf, type IntercomComplaint, IntercomError } from './errors.ts';
import { parseExact, toExactJson } from './exact-json.ts';
import type { TransportResponse } from './transports/transport.ts';
import type { UpstreamWords } from './upstream-words.ts';

/** What an answer of 2xx (or the 302 that is an address) holds. */
export interface ReadAnswer {
  /** Parsed JSON, text, or bytes, as the operation answers; undefined when there is none, or none that can be read. */
  readonly body: unknown;
  /** Of JSON, as it came. */
  readonly text?: string;
}

type Header = Pick<TransportResponse, 'header'>;

/** No portal, proxy or load balancer in between sets these on an answer of its own. */
const isIntercoms = ({ header }: Header) => header('x-request-id') !== null || header('intercom-version') !== null;

/**
 * The body of an answer that says yes.
 *
 * A write that was answered with yes has been applied, whatever became of the answer's body, provided that it was Intercom that
 * answered: JSON, nothing where the operation answers nothing, or one of Intercom's own headers. Any other page leaves a write's
 * outcome unknown.
 */
export async function readAnswer(
  operation: OperationFacts,
  response: TransportResponse,
  words: UpstreamWords,
  maxBytes: number,
): Promise<ReadAnswer> {
  const applied = operation.effect !== 'read' && isIntercoms(response);
  try {
    return await readBody(operation, response, words, maxBytes);
  } catch (cause) {
    if (applied) return { body: undefined };
    throw cause;
  }
}

async function readBody(
  operation: OperationFacts,
  response: TransportResponse,
  words: UpstreamWords,
  maxBytes: number,
): Promise<ReadAnswer> {
  const { answer = 'json' } = operation;
  if (answer === 'address') return { body: { url: words.body(response.header('location') ?? '') } };
  if (answer === 'file') return { body: withoutCredential(await response.bytes(maxBytes), response, words) };
  const raw = await response.text(maxBytes);
  const text = words.body(raw);
  if (answer === 'text') {
    if (isHtml(response)) throw unreadable(operation, response, words, 'the answer is a web page');
    return { body: words.parsed(raw, text) };
  }
  if (text.trim() === '') {
    if (answer === 'json') throw unreadable(operation, response, words, 'the answer is empty');
    return { body: undefined };
  }
  const parsed = parseJson(text);
  if (!parsed.ok) throw unreadable(operation, response, words, 'the answer is not JSON');
  if (isDeeperThan(deepest, parsed.value)) throw unreadable(operation, response, words, 'the answer is nested too deeply');
  const body = words.parsed(raw, parsed.value);
  return { body, text: body === parsed.value ? text : toExactJson(body) };
}

/** Bytes as they are, but where they quote the credential: then as text, without it. */
function withoutCredential(bytes: Uint8Array, response: Header, words: UpstreamWords): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const cleaned = words.body(text);
  const parsed = /json/i.test(response.header('content-type') ?? '') ? parseJson(cleaned) : undefined;
  if (parsed?.ok && !isDeeperThan(deepest, parsed.value)) {
    const seen = words.parsed(text, parsed.value);
    if (seen !== parsed.value) return new TextEncoder().encode(toExactJson(seen));
  }
  return cleaned === text ? bytes : new TextEncoder().encode(cleaned);
}

/** Intercom nests a dozen levels. Parsing goes deeper than anything that is done with an answer afterwards, which would then fail. */
export const deepest = 200;

export function isDeeperThan(most: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

function unreadable(operation: OperationFacts, response: TransportResponse, words: UpstreamWords, problem: string): IntercomError {
  const { status } = response;
  const header = words.headersOf(response);
  const requestId = header('x-request-id');
  return new IntercomError('answer_invalid', problem, {
    operation: operation.name,
    outcome: operation.effect === 'read' ? 'failed' : 'unknown',
    status,
    answer: { header },
    ...(requestId === null ? {} : { requestId }),
  });
}

/** What an answer that is no yes says. */
export interface ReadRefusal {
  /** Intercom, or what stands before it, said that it did not do it. Anything else says nothing of what was done. */
  readonly refused: boolean;
  readonly errors: readonly IntercomComplaint[];
  /** As it came, where it is in Intercom's form. */
  readonly text?: string;
}

/**
 * Refused is a 4xx in Intercom's error form, a 429, and the web page with which a load balancer refuses entry (401, 403). A 408 is not:
 * a time that was over says nothing of what was done in it.
 */
export async function readRefusal(response: TransportResponse, words: UpstreamWords, maxBytes: number): Promise<ReadRefusal> {
  const { status } = response;
  let text: string;
  try {
    text = await response.text(maxBytes);
  } catch (cause) {
    // Its status says it all, cut short or not.
    if (status === 429) return { refused: true, errors: [] };
    throw cause;
  }
  const parsed = parseJson(text);
  const errors = words.complaints(complaintsOf(parsed.ok ? parsed.value : undefined));
  const told = { errors, ...(errors.length > 0 && parsed.ok ? { text: cleanText(text, parsed.value, words) } : {}) };
  if (status === 429) return { refused: true, ...told };
  if (status < 400 || status >= 500 || status === 408) return { refused: false, ...told };
  const page = (status === 401 || status === 403) && (isHtml(response) || text.trimStart().startsWith('<'));
  return { refused: errors.length > 0 || page, ...told };
}

function cleanText(text: string, value: unknown, words: UpstreamWords): string {
  const seen = isDeeperThan(deepest, value) ? value : words.parsed(text, value);
  return seen === value ? words.body(text) : toExactJson(seen);
}

const isHtml = ({ header }: Header) => /^text\/html\b/i.test(header('content-type') ?? '');

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: parseExact(text) };
  } catch {
    return { ok: false };
  }
}
