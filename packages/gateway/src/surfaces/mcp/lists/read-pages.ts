import { nextInput, type Operation, rowsOf } from '@gatehouse/connector';
import type { Answer } from '../../../calls/call.ts';
import { GatewayError } from '../../../errors.ts';

type Input = Readonly<Record<string, unknown>>;

/** Of one question: it takes so many places of the rate window that all share. */
export const mostPages = 40;
/** A host waits about a minute for a tool; one call of the gateway takes up to thirty seconds. */
export const mostMs = 25_000;

export interface Pages {
  readonly rows: readonly unknown[];
  readonly pages: number;
  /** What Intercom says of all rows, where it says it. */
  readonly total: number | undefined;
  /** Where to go on, when not all was read. */
  readonly next: Input | undefined;
  /** The input of each page, and how many rows stand before it. */
  readonly starts: readonly { readonly input: Input; readonly at: number }[];
  /** Why it was not, when a page was refused. */
  readonly stopped?: GatewayError;
}

export interface Reading {
  readonly fetchPage: (input: Input) => Promise<Pick<Answer, 'body'>>;
  readonly now: () => number;
  /** When to stop, as `now` tells it. @default `mostMs` after the beginning */
  readonly until?: number;
  /** How many rows are enough. */
  readonly enough?: number;
  /** Told after each page, for those who wait. */
  readonly onPage?: (read: {
    readonly pages: number;
    readonly rows: number;
    readonly total: number | undefined;
    /** What is done with the rows. @default 'rows read' */
    readonly doing?: string;
  }) => unknown;
}

/**
 * Reads a list page by page, as large as they come, to its end or to the bound. What was read is not lost when a later page cannot be had
 * for now.
 */
export async function readPages(operation: Operation, first: Input, most: number, reading: Reading): Promise<Pages> {
  const { fetchPage, now, onPage, until = now() + mostMs, enough = Number.POSITIVE_INFINITY } = reading;
  const rows: unknown[] = [];
  const starts: { input: Input; at: number }[] = [];
  let total: number | undefined;
  let input: Input | undefined = most > 1 ? withPageOf(operation, first, largestPages) : first;
  let pages = 0;
  let stopped: GatewayError | undefined;
  const asked = new Set<string>();
  while (input !== undefined && pages < most && rows.length < enough && (pages === 0 || now() < until)) {
    asked.add(JSON.stringify(input));
    const answer: Pick<Answer, 'body'> | GatewayError = await fetchPage(input).catch((cause: unknown) => passing(cause, pages));
    if (answer instanceof GatewayError) {
      stopped = answer;
      break;
    }
    const { body } = answer;
    pages += 1;
    const page = rowsOf(operation, body);
    starts.push({ input, at: rows.length });
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
  return { rows, pages, total: total ?? (input === undefined ? rows.length : undefined), next: input, starts, ...(stopped && { stopped }) };
}

/** What passes by itself, when something was read before it. Throws anything else. */
export function passing(cause: unknown, before: number): GatewayError {
  if (before > 0 && cause instanceof GatewayError && cause.retry === 'later') return cause;
  throw cause;
}

/** The fewest calls. */
export const largestPages = [150, 60, 50, 30, 25];

/**
 * The first of the sizes that the operation takes, where the caller has not said how many rows a page has. Where a later page begins depends
 * on the size by which it was counted.
 */
export function withPageOf(operation: Operation, input: Input, sizes: readonly number[]): Input {
  const pagination = input['pagination'] as { per_page?: unknown } | undefined;
  if (operation.places['pagination'] === 'body') {
    return pagination?.per_page === undefined ? { ...input, pagination: { ...pagination, per_page: sizes[0] } } : input;
  }
  if (operation.places['per_page'] === undefined || input['per_page'] !== undefined || Number(input['page'] ?? 1) > 1) return input;
  const size = sizes.find((one) => operation.fields['per_page']?.safeParse(one).success);
  return size === undefined ? input : { ...input, per_page: size };
}
