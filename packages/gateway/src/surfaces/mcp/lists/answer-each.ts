import { loadOperation, type Operation, toExactJson, toPlainText } from '@gatehouse/connector';
import { rowViewsOf } from '../shape.ts';
import { type Listing, present, type Views, withReadAs } from './answer-list.ts';
import type { Wanted } from './arguments.ts';
import type { Each } from './each.ts';
import { type Gathered, type Gathering, type Gatherings, gather } from './gather.ts';
import { fromThere } from './going-on.ts';
import { isNamedIn } from './known-fields.ts';
import type { MeanRows } from './meant-rows.ts';
import { notWholeIn } from './not-whole.ts';
import { ofEachRow } from './per-row.ts';
import { placeholdersIn } from './placeholders.ts';
import { withShownTexts } from './shown-texts.ts';

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
  const kept = ofEachRow(gathered.rows, each.perRow ?? {});
  const rows = kept.map(({ row, of }) => ({ ...(row as object), [ofWhom]: only(of) }));
  const { wanted, readAs } = await world.meanRows(inner, rows, inFieldsOfWhom(askedFor, kept));
  const own = new Map(rows.map((row, index) => [row as unknown, kept[index] as Gathered]));
  const innerViews = rowViewsOf(inner);
  const compared = await withShownTexts(wanted, rows, innerViews.schema);
  const outerViews = rowViewsOf(outer);
  const shown = present(inner.name, rows, compared, viewsOf(outerViews, innerViews, own), (matching) => ({
    ...told(gathered, input, matching, wanted, each),
    ...notWholeIn([...new Set(gathered.rows.flatMap(({ of }) => of))], placeholdersIn(each.input)),
    ...ofWhich(outer.name, inner.name, wanted, outerViews),
  }));
  const named = withWhom(shown, wanted, kept);
  return { shown: withReadAs(named, readAs), wanted, after: (rows) => ({ skip: (wanted.skip ?? 0) + rows }) };
}

/** What both have is asked of what was gathered: whoever meant the rows of the list is told. */
function ofWhich(outer: string, inner: string, { where }: Wanted, { schema }: Views): Input {
  const both = [...new Set(where.map(({ field }) => field))].filter((field) => isNamedIn(schema, field));
  const others = both.map((field) => `${ofWhom}.${field}`).join(', ');
  return both.length === 0 ? {} : { where_is_of: `what ${inner} gave; of the rows of ${outer} it is ${others}` };
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

/** Of whom it is, in short: not all that the list has of them. */
function inFieldsOfWhom(wanted: Wanted, kept: readonly Gathered[]): Wanted {
  const { fields, groupBy } = wanted;
  const called = calledBy(kept);
  const inShort = [`${ofWhom}.id`, ...(called === undefined ? [] : [`${ofWhom}.${called}`])];
  return {
    ...wanted,
    ...(fields && { fields: [...new Set(fields.flatMap((field) => (field === ofWhom ? inShort : [field])))] }),
    ...(groupBy?.field === ofWhom && { groupBy: { ...groupBy, field: `${ofWhom}.id` } }),
  };
}

/** By what the rows of the list are told apart by people. */
const calledBy = (kept: readonly Gathered[]) =>
  ['name', 'title', 'label'].find((field) => kept.some(({ of }) => of.some((one) => typeof (one as Input | null)?.[field] === 'string')));

/** Groups by those of whom it is, each with what it is called. */
function withWhom(shown: Input, { groupBy }: Wanted, kept: readonly Gathered[]): Input {
  const { groups, ...rest } = shown as { groups?: readonly { value: unknown }[] };
  const called = calledBy(kept);
  if (groupBy?.field !== `${ofWhom}.id` || !groups || called === undefined) return shown;
  const names = new Map(kept.flatMap(({ of }) => of.map((one) => [String(idOf(one)), (one as Input)[called]])));
  const named = groups.map((group) => {
    const name = names.get(String(group.value));
    return typeof name === 'string' ? { ...group, untrusted: { [called]: toPlainText(name, { limit: 280 }) } } : group;
  });
  return { groups: named, ...rest };
}

const only = (values: readonly unknown[]): unknown => (values.length < 2 ? values[0] : values);

const idOf = (row: unknown): unknown => (row as { id?: unknown } | null)?.id;

function told(
  { asked, total, calls, without, failed, notes, quotedNotes, incomplete, next, from }: Gatherings,
  input: Input,
  matching: number,
  wanted: Wanted,
  each: Each,
) {
  const some = failed.slice(0, 5).map(({ of, error }) => ({ of: idOf(of), code: error.code, message: error.message }));
  const said = [...notes, ...quotedNotes.map((note) => ({ untrusted: toPlainText(note, { limit: 280 }) }))];
  const isOrdered = wanted.sort !== undefined && wanted.groupBy === undefined;
  const where = from === undefined && each.from === undefined ? {} : { each: { ...each.given, from: from ?? 0 } };
  const goingOn = next === undefined ? undefined : { ...fromThere(input, next, wanted), ...where };
  const left = wanted.rows === undefined ? 0 : matching - (wanted.skip ?? 0) - wanted.rows;
  const why = isOrdered && goingOn ? `The order is that of what was gathered; the rest is had with ${toExactJson(goingOn)}.` : incomplete;
  return {
    ...(wanted.where.length > 0 || left > 0 ? { matching } : {}),
    asked_for: asked,
    ...(total === undefined || total === asked ? {} : { of_rows: total }),
    calls,
    ...(without === 0 ? {} : { without: `${without} rows have nothing in a place that each.input asks for.` }),
    ...(failed.length === 0 ? {} : { failed: some, ...(failed.length > some.length ? { failed_in_all: failed.length } : {}) }),
    ...(said.length === 0 ? {} : { notes_on_each: said.slice(0, 5) }),
    ...(why === undefined ? {} : { incomplete: why }),
    ...(left > 0 ? { next: { skip: (wanted.skip ?? 0) + (wanted.rows ?? 0) } } : goingOn && !isOrdered ? { next: goingOn } : {}),
  };
}
