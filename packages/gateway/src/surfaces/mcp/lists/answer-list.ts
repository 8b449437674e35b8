import { type Operation, toExactJson } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { Told } from '../told.ts';
import type { Wanted } from './arguments.ts';
import { type Condition, hasField, holds, neverHolds, valuesAt } from './conditions.ts';
import { group } from './groups.ts';
import { pick } from './pick.ts';
import { mostPages, type Pages, type Reading, readPages } from './read-pages.ts';

type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

export interface Views {
  /** A row as lists show it. */
  readonly row: (row: unknown) => unknown;
  /** The same with all that it has, for whoever names what of it is wanted. */
  readonly whole: (row: unknown) => unknown;
}

/** What is wanted of a list: rows, less of them, or a number. */
export async function answerList(operation: Operation, input: Input, wanted: Wanted, reading: Reading, views: Views): Promise<Shown> {
  const { where, count, groupBy, all, last } = wanted;
  const toTheEnd = all || where.length > 0 || groupBy !== undefined || last !== undefined;
  let read = await readPages(operation, input, toTheEnd ? mostPages : 1, reading);
  // Where Intercom does not count, there is only one way to know.
  if (count && !toTheEnd && read.total === undefined) read = await readPages(operation, input, mostPages, reading);
  // Intercom's own count needs none of the rows, and says nothing of which were read.
  if (count && where.length === 0 && read.total !== undefined && groupBy === undefined) return { count: read.total };
  return present(operation.name, read.rows, wanted, views, (matching) => tell(read, input, matching, where.length > 0));
}

/** Of rows that were read what is wanted of them; `told` is how much was read. */
export function present(
  operation: string,
  read: readonly unknown[],
  { fields, where, count, groupBy, last }: Wanted,
  views: Views,
  told: (matching: number) => Shown,
): Shown {
  refuseWhere(operation, read, where);
  if (groupBy) refuseUnknown(operation, read, groupBy.field);
  const matching = where.length === 0 ? read : read.filter((row) => where.every((condition) => holds(row, condition)));
  const rows = last === undefined ? matching : matching.slice(-last);
  if (groupBy) {
    const { groups, ...rest } = group(rows, groupBy);
    const isOwn = groupBy.span !== undefined || rows.every((row) => isOwnIn(row, views.whole(row), groupBy.field));
    const ways = groupBy.span === undefined ? toldIn(rows, views, groupBy.field) : undefined;
    const shown = groups.map(({ value, count }) => ({ value: ways?.get(value) ?? value, count }));
    return { ...(isOwn ? { groups: shown } : { untrusted: { groups: shown } }), ...rest, counted: rows.length, ...told(matching.length) };
  }
  if (count) return { count: rows.length, ...told(matching.length) };
  const shown = rows.map((row) => (fields ? pick(views.whole(row), fields) : views.row(row))).filter((row) => row !== undefined);
  const missing = rows.length - shown.length;
  return {
    rows: shown,
    ...(missing === 0 ? {} : { left_out: `${missing} of ${rows.length} rows: nothing in them could be read.` }),
    ...told(matching.length),
  };
}

/** Whether what a row has there is shown as a word of Intercom's, or is a number or nothing. */
function isOwnIn(row: unknown, shown: unknown, field: string): boolean {
  const { untrusted, ...own } = pick(shown, [field]);
  if (untrusted !== undefined) return false;
  const values = own[field] === undefined ? valuesAt(row, field) : [own[field]].flat();
  return values.every((value) =>
    own[field] === undefined ? typeof value === 'number' || typeof value === 'boolean' : typeof value !== 'object' || value instanceof Told,
  );
}

/** How values of rows are shown that are not shown as they are. */
function toldIn(rows: readonly unknown[], views: Views, field: string): ReadonlyMap<unknown, Told> {
  const pairs = rows.flatMap((row) => {
    const shown = Object.values(pick(views.whole(row), [field])).flat();
    return valuesAt(row, field).flatMap((value, index) => {
      const as = shown[index];
      return as instanceof Told ? [[value, as] as const] : [];
    });
  });
  return new Map(pairs);
}

/** How much was read, so that a number is not taken for more than it is. */
function tell({ rows, pages, total, next, stopped }: Pages, input: Input, matching: number, filtered: boolean): Shown {
  const why = stopped ? ` (${whyStopped(stopped)})` : '';
  return {
    ...(filtered ? { matching } : {}),
    ...(total === undefined ? {} : { total }),
    read: rows.length,
    ...(pages > 1 ? { pages } : {}),
    ...(next === undefined
      ? {}
      : {
          incomplete: `Not all was read: ${rows.length}${total === undefined ? '' : ` of ${total}`} rows${why}. Go on with next.`,
          next: addedTo(input, next),
        }),
  };
}

/** Of the input for the next page what is not in that of this one. */
export const addedTo = (input: Input, next: Input): Input =>
  Object.fromEntries(Object.entries(next).filter(([name, value]) => toExactJson(value) !== toExactJson(input[name])));

export const whyStopped = ({ message, details: { retryAfterMs } }: GatewayError): string =>
  `${message}${retryAfterMs === undefined ? '' : `, ask again in ${Math.ceil(retryAfterMs / 1000)} s`}`;

/** What is mistyped is not taken for a condition that nothing meets. Throws `input_invalid`. */
export function refuseWhere(operation: string, rows: readonly unknown[], where: readonly Condition[]): void {
  for (const condition of where) {
    const { field } = condition;
    refuseUnknown(operation, rows, field);
    const [word] = neverHolds(rows, condition);
    if (word === undefined) continue;
    const fix = `where: ${field} is a number, so never ${JSON.stringify(word).slice(0, 100)}. A time is written as 2026-05-07 or 2026-05-07T14:00:00Z, whoever is meant by id.`;
    throw new GatewayError('input_invalid', { operation, field, fix });
  }
}

/** A name that is mistyped is not taken for a condition that nothing meets. Throws `input_invalid`. */
export function refuseUnknown(operation: string, rows: readonly unknown[], field: string): void {
  if (rows.length === 0 || rows.some((row) => hasField(row, field))) return;
  const known = [...new Set(rows.slice(0, 20).flatMap((row) => (typeof row === 'object' && row !== null ? Object.keys(row) : [])))];
  throw new GatewayError('input_invalid', {
    operation,
    field,
    fix: `${field}: the rows have no such field; they have ${known.slice(0, 60).join(', ')}.`,
  });
}
