import type { Operation } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import type { Wanted } from './arguments.ts';
import { hasField, holds, valuesAt } from './conditions.ts';
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
  const { fields, where, count, groupBy, all, last } = wanted;
  const asked = [...where.map(({ field }) => field), ...(groupBy ? [groupBy.field] : [])];
  const toTheEnd = all || where.length > 0 || groupBy !== undefined || last !== undefined;
  let read = await readPages(operation, input, toTheEnd ? mostPages : 1, reading);
  // Where Intercom does not count, there is only one way to know.
  if (count && !toTheEnd && read.total === undefined) read = await readPages(operation, input, mostPages, reading);
  for (const field of asked) refuseUnknown(operation.name, read.rows, field);
  const matching = where.length === 0 ? read.rows : read.rows.filter((row) => where.every((condition) => holds(row, condition)));
  const rows = last === undefined ? matching : matching.slice(-last);
  const told = tell(read, matching.length, where.length > 0);
  if (groupBy) {
    const { groups, ...rest } = group(rows, groupBy);
    const isOwn = groupBy.span !== undefined || rows.every((row) => isOwnIn(row, views.whole(row), groupBy.field));
    return { ...(isOwn ? { groups } : { untrusted: { groups } }), ...rest, counted: rows.length, ...told };
  }
  // Intercom's own count needs none of the rows, and says nothing of which were read.
  if (count && where.length === 0 && read.total !== undefined) return { count: read.total };
  if (count) return { count: rows.length, ...told };
  const shown = rows.map((row) => (fields ? pick(views.whole(row), fields) : views.row(row))).filter((row) => row !== undefined);
  const missing = rows.length - shown.length;
  return {
    rows: shown,
    ...(missing === 0 ? {} : { left_out: `${missing} of ${rows.length} rows: nothing in them could be read.` }),
    ...told,
  };
}

/** Whether what a row has there is shown as a word of Intercom's, or is a number or nothing. */
function isOwnIn(row: unknown, shown: unknown, field: string): boolean {
  const { untrusted, ...own } = pick(shown, [field]);
  if (untrusted !== undefined) return false;
  const values = own[field] === undefined ? valuesAt(row, field) : [own[field]].flat();
  return values.every((value) =>
    own[field] === undefined ? typeof value === 'number' || typeof value === 'boolean' : typeof value !== 'object',
  );
}

/** How much was read, so that a number is not taken for more than it is. */
function tell({ rows, pages, total, next }: Pages, matching: number, filtered: boolean): Shown {
  return {
    ...(filtered ? { matching } : {}),
    ...(total === undefined ? {} : { total }),
    read: rows.length,
    ...(pages > 1 ? { pages } : {}),
    ...(next === undefined
      ? {}
      : { incomplete: `Not all was read: ${rows.length}${total === undefined ? '' : ` of ${total}`} rows. Go on with next.`, next }),
  };
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
