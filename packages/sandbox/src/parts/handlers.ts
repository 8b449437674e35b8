import { type ApiError, invalid, notFound } from '../server/errors.ts';
import { type Call, param, query } from './call.ts';
import { type CursorPage, compareKeys, cursorPage, decodeCursor, numberedPage, perPage, type Sorting } from './paging.ts';
import type { Room, Row } from './room.ts';
import { compileQuery, type Searchable, sortRows } from './search.ts';

/** The row that a path names, or Intercom's refusal. */
export function rowOf<R extends Row>(call: Call, room: Room<R>, parameter: string, refusal: () => ApiError = notFound): R {
  const row = call.world.of(room).get(param(call, parameter));
  if (!row) throw refusal();
  return row;
}

/** Rows of a page: unless told, and at most. */
export interface PageSize {
  readonly standard: number;
  readonly max: number;
}

/** In the order of the room, where a cursor holds milliseconds. */
function sortingOf<R extends Row>({ order, name }: Room<R>): Sorting<R> {
  if (!order) throw new Error(`The room "${name}" has no order, so it cannot be paged by cursor.`);
  return { keyOf: (row) => [order.by(row) * 1000, row.id], descending: order.descending };
}

/** A list by cursor (`starting_after`, `per_page`): of what the room lists, or of other rows, which are put into its order. */
export function pageByCursor<R extends Row>(call: Call, room: Room<R>, size: PageSize, rows?: readonly R[]): CursorPage<R> {
  const sorting = sortingOf(room);
  const { keyOf, descending } = sorting;
  const ordered = rows?.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b), descending)) ?? call.world.of(room).listed();
  return cursorPage(ordered, {
    ...sorting,
    perPage: perPage(query(call, 'per_page'), size.standard, size.max),
    cursor: decodeCursor(query(call, 'starting_after')),
  });
}

/** A list by page number (`page`, `per_page`), with the address of the next page. */
export function pageByNumber<T>(call: Call, rows: readonly T[], size: PageSize, shape: (row: T) => object) {
  const page = numberedPage(rows, { url: call.url, ...size, nextAtEnd: 'null' });
  return { type: 'list', data: page.rows.map(shape), total_count: page.total_count, pages: page.pages };
}

/** The same with its numbers beside the rows, as audiences and snippets have it. */
export function flatPage<T>(call: Call, rows: readonly T[], size: PageSize, shape: (row: T) => object) {
  const { rows: shown, total_count, pages } = numberedPage(rows, { url: call.url, ...size, nextAtEnd: 'null' });
  return { type: 'list', data: shown.map(shape), total_count, page: pages.page, per_page: pages.per_page, total_pages: pages.total_pages };
}

/** A search (`query`, `sort`, `pagination` in the body) through the rows that a search finds already. */
export function searchPage<R extends Row>(
  call: Call,
  room: Room<R>,
  searchable: Searchable<R>,
  size: PageSize,
  isFound: (row: R) => boolean = () => true,
): CursorPage<R> {
  const match = compileQuery(call.body['query'], searchable);
  const pagination = paginationOf(call.body);
  const found = call.world
    .of(room)
    .listed()
    .filter((row) => isFound(row) && match(row));
  const sorted = sortRows(found, call.body['sort'], searchable) ?? { rows: found, ...sortingOf(room) };
  return cursorPage(sorted.rows, {
    ...sorted,
    perPage: perPage(pagination['per_page'], size.standard, size.max),
    cursor: decodeCursor(pagination['starting_after']),
  });
}

function paginationOf(body: Call['body']): Readonly<Record<string, unknown>> {
  const pagination = body['pagination'];
  if (pagination === undefined || pagination === null) return {};
  if (typeof pagination !== 'object' || Array.isArray(pagination)) throw invalid('pagination must be an object', 'pagination');
  return pagination as Record<string, unknown>;
}
