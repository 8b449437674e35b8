import { loadOperation, type Operation } from '@gatehouse/connector';
import { rowViewsOf } from '../shape.ts';
import { type Listing, present, type Views, withReadAs } from './answer-list.ts';
import type { Wanted } from './arguments.ts';
import type { Each } from './each.ts';
import { type Gathered, type Gathering, type Gatherings, gather } from './gather.ts';
import { fromThere } from './going-on.ts';
import type { MeanRows } from './meant-rows.ts';

type Input = Readonly<Record<string, unknown>>;

/** Of whom it was asked stands in each row under this name; with dots, its fields can be asked for: `of.name`. */
const ofWhom = 'of';

/** What is wanted of all that another operation gives for the rows of a list. */
export async function answerEach(
  outer: Operation,
  input: Input,
  askedFor: Wanted,
  each: Each,
  world: Gathering & { readonly meanRows: MeanRows },
): Promise<Listing> {
  const gathered = await gather(outer, input, each, world);
  const inner = await loadOperation(each.operation.name);
  const rows = gathered.rows.map(({ row, of }) => ({ ...(row as object), [ofWhom]: only(of) }));
  const { wanted, readAs } = await world.meanRows(inner, rows, askedFor);
  const own = new Map(rows.map((row, index) => [row as unknown, gathered.rows[index] as Gathered]));
  const shown = present(inner.name, rows, wanted, viewsOf(rowViewsOf(outer), rowViewsOf(inner), own), (matching) =>
    told(gathered, input, matching, wanted),
  );
  return { shown: withReadAs(shown, readAs), wanted, after: (rows) => ({ skip: (wanted.skip ?? 0) + rows }) };
}

/** As lists show the two, one within the other. */
function viewsOf(outer: Views, inner: Views, own: ReadonlyMap<unknown, Gathered>): Views {
  const as = (view: 'row' | 'whole') => (value: unknown) => {
    const { row, of = [] } = own.get(value) ?? { row: value };
    const shown = inner[view](row);
    const whom = view === 'whole' ? only(of.map(outer.whole)) : only(of.map(idOf));
    return { ...(typeof shown === 'object' ? shown : {}), ...(whom === undefined ? {} : { [ofWhom]: whom }) };
  };
  return { row: as('row'), whole: as('whole'), schema: inner.schema, whose: (row) => own.get(row)?.of ?? [] };
}

const only = (values: readonly unknown[]): unknown => (values.length < 2 ? values[0] : values);

const idOf = (row: unknown): unknown => (row as { id?: unknown } | null)?.id;

function told(
  { asked, total, calls, without, failed, notes, incomplete, next }: Gatherings,
  input: Input,
  matching: number,
  wanted: Wanted,
) {
  const some = failed.slice(0, 5).map(({ of, error }) => ({ of: idOf(of), code: error.code, message: error.message }));
  return {
    ...(wanted.where.length > 0 ? { matching } : {}),
    asked_for: asked,
    ...(total === undefined || total === asked ? {} : { of_rows: total }),
    calls,
    ...(without === 0 ? {} : { without: `${without} rows have nothing in a place that each.input asks for.` }),
    ...(failed.length === 0 ? {} : { failed: some, ...(failed.length > some.length ? { failed_in_all: failed.length } : {}) }),
    ...(notes.length === 0 ? {} : { notes_on_each: notes.slice(0, 5) }),
    ...(incomplete === undefined ? {} : { incomplete }),
    ...(next === undefined ? {} : { next: fromThere(input, next, wanted) }),
  };
}
