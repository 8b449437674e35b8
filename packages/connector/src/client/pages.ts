import type { OperationFacts } from '../catalogue/facts.ts';
import type { Operation } from '../catalogue/operation.ts';
import { IntercomError } from './errors.ts';

type Input = Readonly<Record<string, unknown>>;

/** The input that asks for the page after this one, or undefined when this was the last. */
export function nextInput(operation: Operation, input: Input, body: unknown): Input | undefined {
  const next = readNext(operation, input, body);
  return typeof next === 'object' ? next : undefined;
}

/** Whether what `nextInput` reads of an answer is there as it can be read, or absent. If not, a walk would end early, in silence. */
export const isPlaceReadable = (operation: Operation, body: unknown): boolean => readNext(operation, {}, body) !== 'unreadable';

function readNext(operation: Operation, input: Input, body: unknown): Input | 'end' | 'unreadable' {
  const form = operation.paging?.form ?? 'none';
  if (form === 'none') return 'end';
  if (form === 'scroll') {
    const scroll = rowsOf(operation, body).length === 0 ? undefined : field(body, 'scroll_param');
    return whenText(scroll, (scroll_param) => ({ ...input, scroll_param }));
  }
  if (form === 'next-cursor') {
    const cursor = field(body, 'has_more') === false ? undefined : field(body, 'next_cursor');
    return whenText(cursor, (text) => ({ ...input, cursor: text }));
  }
  // Two lists keep their numbers beside the rows.
  const pages = field(body, 'pages') ?? (form === 'page' && isRecord(body) ? body : {});
  if (!isRecord(pages)) return 'unreadable';
  const next = pages['next'];
  if (form === 'page') return readNumbered(input, pages);
  if (form === 'url') return whenText(next, (url) => followUrl(operation, input, url) ?? 'unreadable');
  // Where the descriptions say an object, addresses have been seen, and the other way round.
  const cursor =
    typeof next === 'string' && next !== ''
      ? (addressOf(next)?.searchParams.get('starting_after') ?? false)
      : field(next, 'starting_after');
  if (typeof next !== 'string' && !isRecord(next ?? {})) return 'unreadable';
  return whenText(cursor, (starting_after) =>
    form === 'cursor'
      ? { ...input, starting_after }
      : { ...input, pagination: { ...(input['pagination'] as object | undefined), starting_after } },
  );
}

/** By the number of pages where it is given, otherwise by whether there is an address of the next. */
function readNumbered(input: Input, { page: number, total_pages: count, next }: Input): Input | 'end' | 'unreadable' {
  const page = toNumber(number ?? input['page'] ?? 1);
  const total = toNumber(count);
  if (Number.isNaN(page)) return 'unreadable';
  const following = { ...input, page: page + 1 };
  if (!Number.isNaN(total)) return page < total ? following : 'end';
  if (typeof next === 'string' && next !== '') return following;
  if (isRecord(next)) return Number.isNaN(toNumber(next['page'])) ? 'unreadable' : following;
  return (next || count || null) === null ? 'end' : 'unreadable';
}

/** Intercom has sent numbers as text. */
const toNumber = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : Number.NaN;

function whenText(value: unknown, go: (text: string) => Input | 'unreadable'): Input | 'end' | 'unreadable' {
  if (typeof value === 'string' && value !== '') return go(value);
  return (value ?? '') === '' ? 'end' : 'unreadable';
}

/** The rows of a page. */
export function rowsOf(operation: Pick<OperationFacts, 'paging'>, body: unknown): readonly unknown[] {
  if (!operation.paging && Array.isArray(body)) return body;
  const rows = (operation.paging?.items ?? 'data').split('.').reduce(field, body);
  return Array.isArray(rows) ? rows : [];
}

/** Whole, or from the root; its host says nothing. */
const addressOf = (text: string): URL | null => (/^(?:https?:\/\/|\/)/.test(text) ? URL.parse(text, 'https://api.intercom.io') : null);

/** The URL's own query replaces ours: it may name the same thing in another way. Its host is not followed. */
function followUrl(operation: Operation, input: Input, next: string): Input | undefined {
  const address = addressOf(next);
  if (!address) return undefined;
  const following: Record<string, unknown> = Object.fromEntries(
    Object.entries(input).filter(([name]) => operation.places[name] !== 'query'),
  );
  for (const [name, text] of address.searchParams) {
    if (operation.places[name] !== 'query') continue;
    const fitting = [text, Number(text), text === 'true'].find((value) => operation.fields[name]?.safeParse(value).success);
    if (fitting !== undefined) following[name] = fitting;
  }
  return following;
}

/** Reads a list to its end, page by page. A page that was asked for before ends it with an error, never in a circle. */
export async function* walk<Page>(
  operation: Operation,
  first: Input,
  fetchPage: (input: Input) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  for (let input: Input | undefined = first; input !== undefined; ) {
    const asked = JSON.stringify(input);
    // A scroll goes on under one parameter; what ends it is an empty page.
    if (seen.has(asked) && operation.paging?.form !== 'scroll') {
      throw new IntercomError('walk_incomplete', 'Intercom sent the same page twice; the list cannot be read to its end', {
        operation: operation.name,
        outcome: 'failed',
      });
    }
    seen.add(asked);
    const page = await fetchPage(input);
    yield page;
    input = nextInput(operation, input, page);
  }
}

const isRecord = (value: unknown): value is Input => typeof value === 'object' && value !== null && !Array.isArray(value);

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
