import type { Operation } from '@gatehouse/connector';
import type * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { Told } from '../told.ts';
import type { Wanted } from './arguments.ts';
import { type Condition, holds, isEmptyAt, valuesAt, whyNever } from './conditions.ts';
import { fromThere, tell, tellOrdered, withoutSize } from './going-on.ts';
import { group } from './groups.ts';
import { type Known, refuseUnknown } from './known-fields.ts';
import type { MeanRows } from './meant-rows.ts';
import { unmetIn } from './never-met.ts';
import { notWholeIn } from './not-whole.ts';
import { pick } from './pick.ts';
import { mostPages, type Reading, readPages } from './read-pages.ts';
import { withShownTexts } from './shown-texts.ts';
import { sorted, tiedAfter } from './sort.ts';

type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

export interface Views {
  /** A row as lists show it. */
  readonly row: (row: unknown) => unknown;
  /** The same with all that it has, for whoever names what of it is wanted. */
  readonly whole: (row: unknown) => unknown;
  /** The rows of another list for which it was gathered. */
  readonly whose?: (row: unknown) => readonly unknown[];
  /** Of a row. */
  readonly schema: z.ZodType;
}

export interface Listing {
  readonly shown: Shown;
  /** As Intercom gave them. */
  readonly read?: readonly unknown[];
  /** What was wanted, as it was meant. */
  readonly wanted: Wanted;
  /** What to add to the same call for the rows after the first so many that were shown. */
  readonly after: (rows: number) => Shown;
}

/** What is wanted of a list: rows, less of them, or a number. */
export async function answerList(
  operation: Operation,
  input: Input,
  asked: Wanted,
  reading: Reading & { readonly meanRows: MeanRows },
  views: Views,
): Promise<Listing> {
  const { count, all, last, sort, skip = 0 } = asked;
  const filters = asked.where.length > 0;
  const toTheEnd = all || filters || asked.groupBy !== undefined || last !== undefined || asked.rows !== undefined || sort !== undefined;
  const { first, size } = toTheEnd ? withoutSize(operation, input) : { first: input };
  const rows = asked.rows ?? ((filters && !all) || sort ? size : undefined);
  // What is scrolled is closed by its end only, and until then nobody begins it again.
  const isEnough = rows !== undefined && !filters && !all && !sort && last === undefined && operation.paging?.form !== 'scroll';
  let read = await readPages(operation, first, toTheEnd ? mostPages : 1, { ...reading, ...(isEnough && { enough: rows + skip }) });
  // Where Intercom does not count, there is only one way to know.
  if (count && !toTheEnd && read.total === undefined) read = await readPages(operation, input, mostPages, reading);
  // Intercom's own count needs none of the rows, and says nothing of which were read.
  if (count && !filters && read.total !== undefined && asked.groupBy === undefined)
    return { shown: { count: read.total }, wanted: asked, after: () => ({}) };
  const { wanted, readAs } = await reading.meanRows(operation, read.rows, asked);
  const compared = await withShownTexts(wanted, read.rows, views.schema);
  const meets = (row: unknown) => compared.where.every((condition) => holds(row, condition));
  const matchingBefore = (at: number) => read.rows.slice(0, at).filter(meets).length;
  const after = (shown: number) => {
    const from = skip + shown;
    // Which are the last is known only when all has been read; what is scrolled cannot be gone back in.
    if (last !== undefined || sort || operation.paging?.form === 'scroll') return { skip: from };
    const start = read.starts.findLast(({ at }) => matchingBefore(at) <= from) ?? { input, at: 0 };
    const left = from - matchingBefore(start.at);
    return fromThere(input, start.input, wanted, left);
  };
  const more = (matching: number) => {
    const { incomplete, ...told } = wanted.sort ? tellOrdered(read, input, matching, wanted) : tell(read, input, matching, wanted);
    const left = rows === undefined ? -1 : Math.min(matching, last ?? matching) - skip - rows;
    // As many as were wanted are all of it, however many there are.
    return {
      ...told,
      ...((isEnough && left >= 0) || (!toTheEnd && !read.stopped) || incomplete === undefined ? {} : { incomplete }),
      ...(left > 0 ? { next: after(rows as number) } : {}),
    };
  };
  const shown = present(
    operation.name,
    read.rows,
    { ...compared, ...(rows !== undefined && { rows }) },
    views,
    more,
    input['sort'] !== undefined || input['order'] !== undefined,
  );
  return { shown: withReadAs(shown, readAs), read: read.rows, wanted, after };
}

export const withReadAs = (shown: Shown, readAs: Readonly<Record<string, string>>): Shown =>
  Object.keys(readAs).length === 0 ? shown : { ...shown, read_as: readAs };

/** Of rows that were read what is wanted of them; `told` is how much was read. */
export function present(
  operation: string,
  read: readonly unknown[],
  { fields, where, count, groupBy, last, sort, skip = 0, rows: most }: Wanted,
  views: Views,
  told: (matching: number) => Shown,
  isOrdered = false,
): Shown {
  const known = { operation, rows: read, schema: views.schema };
  refuseWhere(known, where);
  if (groupBy) refuseUnknown(groupBy.field, known);
  for (const field of fields ?? []) refuseUnknown(field, known, true);
  const ordering = groupBy ? undefined : sort;
  for (const { field } of ordering ?? []) refuseUnknown(field, known);
  const matching = where.length === 0 ? read : read.filter((row) => where.every((condition) => holds(row, condition)));
  const found = ordering && sorted(matching, ordering);
  const inOrder = found?.rows ?? matching;
  const byTime = last !== undefined && !isOrdered && !ordering && matching.every((row) => typeof begun(row) === 'number');
  const pool = last === undefined ? inOrder : newest(inOrder, last, byTime);
  const rows = pool.slice(skip, most === undefined ? undefined : skip + most);
  const asked = [...where.map(({ field }) => field), ...(groupBy ? [groupBy.field] : (ordering ?? []).map(({ field }) => field))];
  const empty = {
    ...emptyIn(read, asked),
    ...unmetIn(read, where, (row, field) => isOwnIn(row, views.whole(row), field)),
    ...notWholeIn(read, [...asked, ...(fields ?? [])]),
  };
  if (groupBy) {
    const { groups, ...rest } = group(rows, groupBy, views.whose, sort);
    const isOwn = groupBy.span !== undefined || rows.every((row) => isOwnIn(row, views.whole(row), groupBy.field));
    const ways = groupBy.span === undefined ? toldIn(rows, views, groupBy.field) : undefined;
    const shown = groups.map(({ value, ...counts }) => ({ value: ways?.get(value) ?? value, ...counts }));
    return {
      ...(isOwn ? { groups: shown } : { untrusted: { groups: shown } }),
      ...rest,
      counted: rows.length,
      ...told(matching.length),
      ...empty,
      ...(groupBy.span && { times: 'UTC' }),
    };
  }
  if (count) return { count: rows.length, ...told(matching.length), ...empty };
  const shown = rows.map((row) => (fields ? pick(views.whole(row), fields) : views.row(row))).filter((row) => row !== undefined);
  const missing = rows.length - shown.length;
  const ties = ordering && most !== undefined ? tiedAfter(inOrder, skip + rows.length, ordering) : 0;
  return {
    rows: shown,
    ...(byTime ? { order: 'by created_at, the newest last' } : found ? { order: found.order } : {}),
    ...(ties === 0 ? {} : { ties: `${ties} more have what the last of these has.` }),
    ...(missing === 0 ? {} : { left_out: `${missing} of ${rows.length} rows: nothing in them could be read.` }),
    ...told(matching.length),
    ...empty,
  };
}

/** That nothing was found there is not a fact about the rows, where Intercom gives none of them a value. */
function emptyIn(read: readonly unknown[], fields: readonly string[]): { readonly empty?: readonly string[] } {
  const empty = [...new Set(fields)].filter((field) => read.length > 0 && read.every((row) => isEmptyAt(row, field)));
  return empty.length === 0 ? {} : { empty: empty.map((field) => `${field}: empty in all ${read.length} rows read`) };
}

const begun = (row: unknown) => (row as { created_at?: unknown } | null)?.created_at;

/** The last so many: in the order that was asked for, else by when they began, which every row of some lists says. */
function newest(rows: readonly unknown[], last: number, byTime: boolean): readonly unknown[] {
  return (byTime ? rows.toSorted((a, b) => Number(begun(a)) - Number(begun(b))) : rows).slice(-last);
}

/** Whether what a row has there is shown as a word of Intercom's, or is a number or nothing. */
export function isOwnIn(row: unknown, shown: unknown, field: string): boolean {
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

/** What is mistyped is not taken for a condition that nothing meets. Throws `input_invalid`. */
export function refuseWhere(known: Known, where: readonly Condition[]): void {
  const { operation, rows } = known;
  for (const condition of where) {
    const { field } = condition;
    refuseUnknown(field, known);
    const why = whyNever(rows, condition);
    if (why === undefined) continue;
    const fix = `where: ${why}.`;
    throw new GatewayError('input_invalid', { operation, field, fix });
  }
}
