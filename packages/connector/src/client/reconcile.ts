import type { LookBack, OperationFacts, ReadBack, Same, SearchBack } from '../catalogue/facts.ts';

type Input = Readonly<Record<string, unknown>>;

/** What was read says of a write whose outcome is unknown. */
export type Finding =
  /** The one thing that the write made. */
  | { readonly kind: 'found'; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: 'none' }
  /** More than one could be it, or what is shown does not go back far enough. */
  | { readonly kind: 'undecided'; readonly why: string };

/** When it may have been made, in seconds since 1970 by the clock of whoever made it. */
export interface MadeWithin {
  readonly from: number;
  readonly to: number;
}

/** How to find out what became of a write, if it can be found out at all. */
export function wayBack({ reconcile }: Pick<OperationFacts, 'reconcile'>, input: Input): LookBack | undefined {
  return reconcile?.find((way) => {
    if (way.by === 'person') return true;
    const needed = way.by === 'read' ? Object.values(way.input) : [way.as];
    return needed.every((field) => typeof input[field] === 'number' || (typeof input[field] === 'string' && input[field] !== ''));
  });
}

/** The input of the operation that is to be asked. */
export function toLookBack(way: ReadBack | SearchBack, input: Input): Input {
  if (way.by === 'search') return { query: { field: way.field, operator: '=', value: input[way.as] } };
  return Object.fromEntries(Object.entries(way.input).map(([field, as]) => [field, String(input[as])]));
}

/** Pure: whether the write is in what was answered. `rowsField` is where a search keeps its rows. */
export function judgeLookBack(way: ReadBack | SearchBack, input: Input, body: unknown, within: MadeWithin, rowsField?: string): Finding {
  const path = way.by === 'search' ? rowsField : way.rows;
  const { rows, alike } = alikeIn(way, input, body, path);
  const made = alike.filter((row) => isWithin(row, within));
  const [first, ...others] = made;
  if (first) {
    if (others.length === 0) return { kind: 'found', row: first };
    return { kind: 'undecided', why: `${made.length} are alike, made at the same time.` };
  }
  if (alike.some((row) => isNearly(row, within)))
    return { kind: 'undecided', why: 'What is there is alike, but was made at another time.' };
  if (path !== undefined && way.by === 'read' && !goesBack(way, body, path, rows, within)) {
    return { kind: 'undecided', why: 'Too much was added since: what is shown does not go back far enough.' };
  }
  return { kind: 'none' };
}

/** The rows that are there, and those of them that the write may have made. */
function alikeIn(way: ReadBack | SearchBack, input: Input, body: unknown, path: string | undefined) {
  const list = path === undefined ? [body] : at(body, path);
  // A thing without the list has an empty one; Intercom leaves such fields out.
  const rows = (Array.isArray(list) ? list : []).filter(isRecord);
  return { rows, alike: rows.filter((row) => way.same.every((same) => isSame(same, row, input))) };
}

/** What a write has added to the thing that it was answered with, and the path of the list in which it stands. */
export function addedBy({ reconcile }: Pick<OperationFacts, 'reconcile'>, input: Input, body: unknown) {
  for (const way of reconcile ?? []) {
    if (way.by !== 'read' || way.rows === undefined) continue;
    const row = alikeIn(way, input, body, way.rows).alike.at(-1);
    if (row) return { row, path: way.rows };
  }
  return undefined;
}

function isSame({ row, as, text }: Same, thing: Readonly<Record<string, unknown>>, input: Input): boolean {
  const wanted = at(input, as);
  if (wanted === undefined || wanted === null) return true;
  const found = at(thing, row);
  if (!text) return String(found).toLowerCase() === String(wanted).toLowerCase();
  // What was meant as text may have been taken for markup, or the other way round.
  return [readable(wanted), withoutSpaces(String(wanted))].includes(readable(found));
}

/** What a person reads of HTML or plain text, without its spaces: Intercom wraps, escapes and cleans what it is given. */
function readable(text: unknown): string {
  if (typeof text !== 'string') return '';
  const plain = text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) =>
      name === undefined
        ? character(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10))
        : (entities[name.toLowerCase()] ?? whole),
    );
  return withoutSpaces(plain);
}

const withoutSpaces = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, '');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

function isWithin(row: Readonly<Record<string, unknown>>, { from, to }: MadeWithin): boolean {
  const made = row['created_at'];
  return typeof made !== 'number' || (made >= from && made <= to);
}

/** A clock that was set in between would make what was done look like what was done at another time. */
const nearlySeconds = 2 * 3600;

function isNearly(row: Readonly<Record<string, unknown>>, { from }: MadeWithin): boolean {
  const made = row['created_at'];
  return typeof made === 'number' && made >= from - nearlySeconds;
}

/** Only the newest rows of a long list are shown. */
function goesBack(
  { newest }: ReadBack,
  body: unknown,
  path: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  { from }: MadeWithin,
): boolean {
  const total = at(body, path.replace(/[^.]*$/, 'total_count'));
  if (typeof total !== 'number' || total <= rows.length) return true;
  if (!newest) return false;
  const oldest = Math.min(...rows.map((row) => (typeof row['created_at'] === 'number' ? row['created_at'] : Number.POSITIVE_INFINITY)));
  return oldest < from;
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, field) => (isRecord(inner) ? inner[field] : undefined), value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
