import { ApiError, invalid } from '../server/errors.ts';

export type SortValue = number | string | null;

/** `[sort value, id, page]`: where the page before ended. */
export type Cursor = readonly [value: SortValue, id: string, page: number];

export interface CursorPage<T> {
  readonly rows: readonly T[];
  readonly total_count: number;
  readonly pages: {
    type: 'pages';
    page: number;
    per_page: number;
    /** 0 when there is nothing [2.16 description, examples of empty lists]. */
    total_pages: number;
    /** Left out on the last page. */
    next?: { page: number; starting_after: string };
  };
}

export const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64');

export function decodeCursor(text: unknown): Cursor | undefined {
  if (text === undefined || text === null || text === '') return undefined;
  const cursor = typeof text === 'string' && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? parse(text) : undefined;
  if (!cursor) {
    throw new ApiError(
      400,
      'client_error',
      'Invalid starting_after param. Please try again using a starting_after value from a paginated response',
    );
  }
  return cursor;
}

function parse(text: string): Cursor | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    if (!Array.isArray(value) || value.length < 2 || value.length > 3) return undefined;
    // Without the number of the page in the example of GET /macros [2.16 description].
    const [sort, id, page = 2] = value as unknown[];
    const sortable = sort === null || typeof sort === 'string' || (typeof sort === 'number' && Number.isFinite(sort));
    return sortable && typeof id === 'string' && id !== '' && Number.isInteger(page) && (page as number) > 1
      ? [sort as SortValue, id, page as number]
      : undefined;
  } catch {
    return undefined;
  }
}

/** What is out of range is clamped, as `/content/search` documents; what is no number is an error. */
export function perPage(given: unknown, standard: number, max: number): number {
  if (given === undefined || given === null || given === '') return standard;
  const count = typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given;
  if (typeof count !== 'number' || !Number.isInteger(count)) throw invalid('per_page must be an integer', 'per_page');
  return Math.min(Math.max(count, 1), max);
}

/** Nothing sorts before everything; otherwise numbers by size and words by code unit. */
export function compareValues(a: SortValue, b: SortValue): number {
  if (a === null) return b === null ? 0 : -1;
  if (b === null) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

export type SortKey = readonly [value: SortValue, id: string];

/** The order in which rows stand. */
export interface Sorting<T> {
  readonly keyOf: (row: T) => SortKey;
  readonly descending: boolean;
}

/** By the value, and among equals by the id. */
export function compareKeys([value, id]: SortKey, [otherValue, otherId]: SortKey, descending: boolean): number {
  const order = compareValues(value, otherValue) || compareValues(id, otherId);
  return descending ? -order : order;
}

interface CursorRequest<T> extends Sorting<T> {
  readonly perPage: number;
  readonly cursor: Cursor | undefined;
}

/**
 * A page of rows that are already in order. A cursor names a place, not a number of rows: rows that come, go or move while somebody
 * pages neither shift the pages nor break the cursor.
 */
export function cursorPage<T>(rows: readonly T[], { perPage, cursor, keyOf, descending }: CursorRequest<T>): CursorPage<T> {
  const start = cursor ? firstAfter(rows, cursor, { keyOf, descending }) : 0;
  const slice = rows.slice(start, start + perPage);
  const page = cursor?.[2] ?? 1;
  const last = slice.at(-1);
  return {
    rows: slice,
    total_count: rows.length,
    pages: {
      type: 'pages',
      page,
      per_page: perPage,
      total_pages: Math.ceil(rows.length / perPage),
      ...(last !== undefined && start + slice.length < rows.length
        ? { next: { page: page + 1, starting_after: encodeCursor([...keyOf(last), page + 1]) } }
        : {}),
    },
  };
}

function firstAfter<T>(rows: readonly T[], [value, id]: Cursor, { keyOf, descending }: Sorting<T>): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keyOf(rows[middle] as T), [value, id], descending) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface NumberedRequest {
  url: URL;
  standard: number;
  max: number;
  /** Companies answer `next: null` on the last page, articles leave it out. */
  nextAtEnd: 'null' | 'absent';
  /** Beyond this many rows Intercom refuses. */
  depth?: number;
  /** Page 0 is answered as such, with the first rows, and page 1 comes next; otherwise 0 is page 1. */
  zero?: boolean;
}

/** The page form: numbers from 1, and the next page as a whole URL. */
export function numberedPage<T>(rows: readonly T[], { url, standard, max, nextAtEnd, depth, zero }: NumberedRequest) {
  const size = perPage(url.searchParams.get('per_page'), standard, max);
  const given = url.searchParams.get('page');
  if (given !== null && given !== '' && !/^-?\d{1,9}$/.test(given)) throw invalid('page must be an integer', 'page');
  const page = zero && given === '0' ? 0 : Math.max(1, Number(given || 1));
  if (depth !== undefined && page * size > depth) throw new ApiError(400, 'client_error', 'page limit reached, please use scroll API');
  const start = Math.max(0, page - 1) * size;
  const slice = rows.slice(start, start + size);
  const next = new URL(url);
  next.searchParams.set('per_page', String(size));
  next.searchParams.set('page', String(page + 1));
  const more = page === 0 ? rows.length > 0 : start + slice.length < rows.length;
  return {
    rows: slice,
    total_count: rows.length,
    pages: {
      type: 'pages' as const,
      ...(more ? { next: next.href } : nextAtEnd === 'null' ? { next: null } : {}),
      page,
      per_page: size,
      total_pages: Math.ceil(rows.length / size),
    },
  };
}
