import { nextInput, type Operation, rowsOf } from '@gatehouse/connector';
import type { Answer } from '../../../calls/call.ts';

type Input = Readonly<Record<string, unknown>>;

/** Of one question: it takes so many places of the rate window that all share. */
export const mostPages = 40;
/** A host waits about a minute for a tool; one call of the gateway takes up to thirty seconds. */
const mostMs = 25_000;

export interface Pages {
  readonly rows: readonly unknown[];
  readonly pages: number;
  /** What Intercom says of all rows, where it says it. */
  readonly total: number | undefined;
  /** Where to go on, when not all was read. */
  readonly next: Input | undefined;
}

export interface Reading {
  readonly fetchPage: (input: Input) => Promise<Pick<Answer, 'body'>>;
  readonly now: () => number;
  /** Told after each page, for those who wait. */
  readonly onPage?: (read: { readonly pages: number; readonly rows: number; readonly total: number | undefined }) => unknown;
}

/** Reads a list page by page, as large as they come, to its end or to the bound. */
export async function readPages(operation: Operation, first: Input, most: number, { fetchPage, now, onPage }: Reading): Promise<Pages> {
  const begun = now();
  const rows: unknown[] = [];
  let total: number | undefined;
  let input: Input | undefined = most > 1 ? withLargestPage(operation, first) : first;
  let pages = 0;
  const asked = new Set<string>();
  while (input !== undefined && pages < most && (pages === 0 || now() - begun < mostMs)) {
    asked.add(JSON.stringify(input));
    const { body }: Pick<Answer, 'body'> = await fetchPage(input);
    pages += 1;
    const page = rowsOf(operation, body);
    rows.push(...page);
    const count = (body as { total_count?: unknown } | null | undefined)?.total_count;
    if (typeof count === 'number') total = count;
    await onPage?.({ pages, rows: rows.length, total });
    const following = nextInput(operation, input, body);
    // A list that gives the same page again has no end.
    input =
      following !== undefined && page.length > 0 && (!asked.has(JSON.stringify(following)) || operation.paging?.form === 'scroll')
        ? following
        : undefined;
  }
  return { rows, pages, total: total ?? (input === undefined ? rows.length : undefined), next: input };
}

/** The fewest calls: where the caller has not said how many rows a page has. */
function withLargestPage(operation: Operation, input: Input): Input {
  const pagination = input['pagination'] as { per_page?: unknown } | undefined;
  if (operation.places['pagination'] === 'body') {
    return pagination?.per_page === undefined ? { ...input, pagination: { ...pagination, per_page: 150 } } : input;
  }
  if (operation.places['per_page'] === undefined || input['per_page'] !== undefined) return input;
  const largest = [150, 60, 50, 30, 25].find((size) => operation.fields['per_page']?.safeParse(size).success);
  return largest === undefined ? input : { ...input, per_page: largest };
}
