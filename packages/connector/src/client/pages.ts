import type { OperationFacts } from '../catalogue/facts.ts';
import type { Operation } from '../catalogue/operation.ts';
import { IntercomError } from './errors.ts';

type Input = Readonly<Record<string, unknown>>;

/** The input that asks for the page after this one, or undefined when this was the last. */
export function nextInput(operation: Operation, input: Input, body: unknown): Input | undefined {
  const pages = field(body, 'pages');
  switch (operation.paging?.form) {
    case 'cursor': {
      const cursor = field(field(pages, 'next'), 'starting_after');
      return typeof cursor === 'string' && cursor !== '' ? { ...input, starting_after: cursor } : undefined;
    }
    case 'body-cursor': {
      const cursor = field(field(pages, 'next'), 'starting_after');
      if (typeof cursor !== 'string' || cursor === '') return undefined;
      return { ...input, pagination: { ...(input['pagination'] as object | undefined), starting_after: cursor } };
    }
    case 'page': {
      const page = Number(field(pages, 'page') ?? input['page'] ?? 1);
      const total = Number(field(pages, 'total_pages') ?? Number.NaN);
      const more = Number.isFinite(total) ? page < total : typeof field(pages, 'next') === 'string';
      return more ? { ...input, page: page + 1 } : undefined;
    }
    case 'scroll': {
      const scroll = field(body, 'scroll_param');
      const ended = rowsOf(operation, body).length === 0;
      return typeof scroll === 'string' && scroll !== '' && !ended ? { ...input, scroll_param: scroll } : undefined;
    }
    case 'url':
      return followUrl(operation, input, field(pages, 'next'));
    default:
      return undefined;
  }
}

/** The rows of a page. */
export function rowsOf(operation: Pick<OperationFacts, 'paging'>, body: unknown): readonly unknown[] {
  const rows = field(body, operation.paging?.items ?? 'data');
  return Array.isArray(rows) ? rows : [];
}

/** The URL's own query replaces ours: it may name the same thing in another way. Its host is not followed. */
function followUrl(operation: Operation, input: Input, next: unknown): Input | undefined {
  if (typeof next !== 'string' || !URL.canParse(next)) return undefined;
  const following: Record<string, unknown> = Object.fromEntries(
    Object.entries(input).filter(([name]) => operation.places[name] !== 'query'),
  );
  for (const [name, text] of new URL(next).searchParams) {
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

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
