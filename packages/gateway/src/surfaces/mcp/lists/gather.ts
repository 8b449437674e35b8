import { loadOperation, nextInput, type Operation, type OperationFacts, rowsOf } from '@gatehouse/connector';
import type { Answer } from '../../../calls/call.ts';
import { GatewayError } from '../../../errors.ts';

import type { Each } from './each.ts';
import { whyStopped } from './going-on.ts';
import { filledFrom, forMany, mostAtOnce, placeholdersIn, valuesOf } from './placeholders.ts';
import { largestPages, mostMs, mostPages, passing, type Reading, readPages, withPageOf } from './read-pages.ts';
import { asQuoted, saySomething } from './row-words.ts';
import { isList } from './schemas.ts';

type Input = Readonly<Record<string, unknown>>;

export interface Gathering {
  /** An input as it is meant, with what was read otherwise than it was written. */
  readonly meant: (operation: OperationFacts, input: Input) => Promise<{ readonly input: Input; readonly notes: readonly string[] }>;
  readonly call: (operation: OperationFacts, input: Input) => Promise<Answer>;
  readonly now: () => number;
  /** Told for how many rows has been asked, for those who wait. */
  readonly onPage?: Reading['onPage'];
}

/** A row that was gathered, and the rows for which it came. */
export interface Gathered {
  readonly row: unknown;
  readonly of: readonly unknown[];
}

export interface Gatherings {
  readonly rows: readonly Gathered[];
  /** Rows of the list for which something was asked. */
  readonly asked: number;
  /** How many the list has, where Intercom says it. */
  readonly total: number | undefined;
  readonly calls: number;
  /** Rows that have nothing in a place that the input asks for. */
  readonly without: number;
  readonly failed: readonly { readonly of: unknown; readonly error: GatewayError }[];
  readonly notes: readonly string[];
  /** Those of what rows have put into an input: they may repeat it. */
  readonly quotedNotes: readonly string[];
  /** Why not all was read, and where the list goes on, if all of what was read of it has been asked for. */
  readonly incomplete?: string;
  readonly next?: Input;
  /** Where of its questions the page at `next` goes on, when it was begun. */
  readonly from?: number;
}

/** Rows of a list that leave room for a call for each of them. */
const smallPages = [30, 25, 20];

/** For each row of a list what another operation says of it, as far as one question may go. */
export async function gather(
  outer: Operation,
  first: Input,
  { operation, input: asked, most = Number.POSITIVE_INFINITY, from = 0, perRow }: Each,
  world: Gathering,
): Promise<Gatherings> {
  const { now, onPage } = world;
  const inner = await loadOperation(operation.name);
  const many = inner.paging ? forMany(asked) : undefined;
  const until = now() + mostMs;
  const kept = createKept();
  const notes = new Set<string>();
  const quotedNotes = new Set<string>();
  const inBraces = placeholdersIn(asked);
  const failed: { of: unknown; error: GatewayError }[] = [];
  const isSized = hasSize(outer, first);
  let calls = 0;
  const askedFor = new Set<unknown>();
  let rowsAsked = 0;
  let seen = 0;
  let isFirst = true;
  let without = 0;
  let total: number | undefined;
  let incomplete: string | undefined;

  const call = async (called: OperationFacts, input: Input) => {
    calls += 1;
    return world.call(called, input);
  };
  /** False when there was no room for all of it. */
  const ask = async (input: Input, of: readonly unknown[]): Promise<boolean> => {
    const meant = await world.meant(operation, input);
    for (const note of meant.notes) (saySomething(of, inBraces) ? quotedNotes : notes).add(note);
    if (!isList(inner)) {
      const { body } = await call(inner, meant.input);
      if (body !== undefined) kept.add([body], of, undefined);
      return true;
    }
    const fetchPage = (page: Input) => call(inner, page);
    const enough = many === undefined && perRow?.last === undefined ? perRow?.rows : undefined;
    const read = await readPages(inner, meant.input, mostPages - calls, { fetchPage, now, until, ...(enough !== undefined && { enough }) });
    if (read.stopped) incomplete = whyStopped(read.stopped);
    const isDone = read.next === undefined || (enough !== undefined && read.rows.length >= enough);
    // It is asked again, unless nothing else was asked: then it takes more than one call may.
    if (isDone || rowsAsked === 0) kept.add(read.rows, of, many?.field);
    return isDone;
  };
  const hasRoom = () => calls < mostPages && now() < until;

  let page: Input | undefined = withPageOf(outer, first, many ? largestPages : smallPages);
  while (page !== undefined) {
    const answer: Answer | GatewayError = await call(outer, page).catch((cause: unknown) => passing(cause, calls - 1));
    if (answer instanceof GatewayError) {
      return { ...told(), incomplete: goOn(whyStopped(answer)), next: page };
    }
    const body: unknown = answer.body;
    const rows = rowsOf(outer, body).slice(0, most - seen);
    seen += rows.length;
    const count = (body as { total_count?: unknown } | null | undefined)?.total_count;
    if (typeof count === 'number') total = count;
    for (const field of inBraces) refuseWithout(outer, rows, field);
    const { questions, absent } = many ? chunks(rows, many.field, many.filledWith) : onePerRow(rows, asked);
    without += absent;
    const begin = isFirst ? from : 0;
    isFirst = false;
    for (const [index, { input, of }] of questions.entries()) {
      if (index < begin) continue;
      const isDone =
        hasRoom() &&
        (await ask(input, of).catch((cause: unknown) => tolerate(saySomething(of, inBraces) ? asQuoted(cause, inBraces) : cause, of)));
      if (isDone) {
        for (const row of of) askedFor.add(row);
        rowsAsked = askedFor.size;
        await onPage?.({ pages: calls, rows: rowsAsked, total, doing: 'rows asked for' });
      } else {
        const why = incomplete ?? `a question may take ${mostPages} calls and 25 seconds`;
        const part = rowsAsked > 0 ? '' : ` Of ${String(idOf(of[0]))} only a part was read.`;
        return {
          ...told(),
          incomplete: `${goOn(why)}${part}`,
          next: page,
          from: rowsAsked > 0 || incomplete !== undefined ? index : index + 1,
        };
      }
    }
    const following: Input | undefined = rows.length === 0 || seen >= most ? undefined : nextInput(outer, page, body);
    if (following === undefined) break;
    page = following;
    const needed = many ? 2 : rows.length + 1;
    if (isSized || calls + needed > mostPages || now() >= until) {
      return { ...told(), incomplete: goOn(), next: page };
    }
  }
  return told();

  function goOn(why?: string): string {
    const rows = total === undefined ? '' : ` of ${total}`;
    return `Asked for ${rowsAsked} rows${rows}${why === undefined ? '' : ` (${why})`}. Go on with next.`;
  }

  function told(): Gatherings {
    const [first] = failed;
    // Nothing was answered for anybody: that is a refusal.
    if (first && kept.rows.length === 0 && rowsAsked <= failed.length) throw first.error;
    return { rows: kept.rows, asked: rowsAsked, total, calls, without, failed, notes: [...notes], quotedNotes: [...quotedNotes] };
  }

  /** What concerns one row only is told beside the others; whoever may not ask at all is told that. */
  function tolerate(cause: unknown, of: readonly unknown[]): boolean {
    if (!(cause instanceof GatewayError)) throw cause;
    if (cause.retry === 'later') {
      if (kept.rows.length === 0 && rowsAsked === 0) throw cause;
      incomplete = whyStopped(cause);
      return false;
    }
    if (['input_invalid', 'scope_missing', 'permission_missing', 'operation_unknown'].includes(cause.code) && rowsAsked === 0) throw cause;
    failed.push({ of: of[0], error: cause });
    return true;
  }
}

const idOf = (row: unknown): unknown => (row as { id?: unknown } | null)?.id;

const hasSize = ({ places }: Operation, input: Input): boolean =>
  places['pagination'] === 'body'
    ? (input['pagination'] as { per_page?: unknown } | undefined)?.per_page !== undefined
    : input['per_page'] !== undefined;

interface Questions {
  readonly questions: readonly { readonly input: Input; readonly of: readonly unknown[] }[];
  /** Rows that have nothing in a place that the input asks for. */
  readonly absent: number;
}

/** What several rows ask alike is asked once. */
function onePerRow(rows: readonly unknown[], asked: Input): Questions {
  const questions = new Map<string, { readonly input: Input; readonly of: unknown[] }>();
  let absent = 0;
  for (const row of rows) {
    const inputs = filledFrom(asked, row);
    if (inputs.length === 0) absent += 1;
    for (const input of inputs) {
      const key = JSON.stringify(input);
      const known = questions.get(key);
      if (known) known.of.push(row);
      else questions.set(key, { input, of: [row] });
    }
  }
  return { questions: [...questions.values()], absent };
}

function chunks(rows: readonly unknown[], field: string, filledWith: (values: readonly unknown[]) => Input): Questions {
  const present = rows.flatMap((row) => {
    const values = valuesOf(row, field);
    return values.length === 0 ? [] : [{ row, values }];
  });
  const questions: { readonly input: Input; readonly of: readonly unknown[] }[] = [];
  for (let from = 0; from < present.length; from += mostAtOnce) {
    const some = present.slice(from, from + mostAtOnce);
    questions.push({ input: filledWith([...new Set(some.flatMap(({ values }) => values))]), of: some.map(({ row }) => row) });
  }
  return { questions, absent: rows.length - present.length };
}

/** Each thing once, with all rows for which it came. */
function createKept() {
  const rows: { readonly row: unknown; readonly of: unknown[] }[] = [];
  const byId = new Map<string, { readonly row: unknown; readonly of: unknown[] }>();
  return {
    rows: rows as readonly Gathered[],
    /** `by`: the field whose values were asked for together; each thing is of those whose value stands in it. */
    add(found: readonly unknown[], of: readonly unknown[], by: string | undefined) {
      const named = by === undefined ? undefined : rowsByValue(of, by);
      for (const row of found) {
        const theirs = named ? [...new Set(idsIn(row).flatMap((id) => named.get(id) ?? []))] : of;
        const id = (row as { id?: unknown } | null)?.id;
        const known = typeof id === 'string' || typeof id === 'number' ? byId.get(String(id)) : undefined;
        if (known) {
          known.of.push(...theirs.filter((one) => !known.of.includes(one)));
          continue;
        }
        const one = { row, of: [...theirs] };
        rows.push(one);
        if (typeof id === 'string' || typeof id === 'number') byId.set(String(id), one);
      }
    },
  };
}

function rowsByValue(rows: readonly unknown[], field: string): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const row of rows) for (const value of valuesOf(row, field)) found.set(String(value), [...(found.get(String(value)) ?? []), row]);
  return found;
}

/** What identifies things, anywhere in a row. */
function idsIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 5) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' || typeof inner === 'number'
      ? /(?:^|_)(?:ids?|email|phone|name)$|^\d+$/.test(name)
        ? [String(inner)]
        : []
      : idsIn(inner, depth + 1),
  );
}

function refuseWithout({ name }: Operation, rows: readonly unknown[], field: string): void {
  const [top = ''] = field.split('.');
  if (rows.length === 0 || rows.some((row) => Object.hasOwn(row as object, top))) return;
  const known = [...new Set(rows.slice(0, 20).flatMap((row) => Object.keys(row as object)))];
  const fix = `each.input: a row of ${name} has no ${top}; it has ${known.slice(0, 60).join(', ')}.`;
  throw new GatewayError('input_invalid', { operation: name, field: 'each.input', fix });
}
