import { marksOf, type Operation, type OperationFacts } from '@gatehouse/connector';
import { showTime } from '@gatehouse/connector/search';
import { GatewayError } from '../../../errors.ts';
import { isOwnIn, refuseWhere, type Views } from '../lists/answer-list.ts';
import { fromText, readLast, readWhere } from '../lists/arguments.ts';
import { type Condition, holds, valuesAt } from '../lists/conditions.ts';
import { refuseNames } from '../lists/ids-of-rows.ts';
import { unmetIn } from '../lists/never-met.ts';
import { threadSchemas } from '../lists/schemas.ts';
import { withShownTexts } from '../lists/shown-texts.ts';
import { isRecord } from '../record.ts';

/** What is wanted of what was written and done in a thread, instead of the whole. */
export interface ThreadWanted {
  /** The newest so many. */
  readonly last?: number;
  /** Of those for which all hold. */
  readonly where: readonly Condition[];
  /** Of those that stand before the part with this id: several have the same time. */
  readonly before?: string;
}

/** What `next` gives; no schema names it. */
const goesOnBefore = 'before';

/** What most questions are about, in a fifth of what the longest threads cost. */
const unlessTold = 60;
/** Of a part, whose words its author has chosen; said once for all of them. */
const author = 'author';
/** Of whom more have written: the others stand beside what they wrote. */
const mostAuthors = 50;

type Arguments = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

/** The arguments apart from the operation's own input. Throws `input_invalid`. */
export function takeThread(
  operation: OperationFacts,
  given: Arguments,
): { readonly input: Arguments; readonly thread: ThreadWanted | undefined } {
  const names = [...Object.keys(threadSchemas), goesOnBefore].filter((name) => !Object.hasOwn(operation.places, name));
  if (!operation.thread || !names.some((name) => Object.hasOwn(given, name))) return { input: given, thread: undefined };
  const input = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
  const last = readLast(given['last']);
  const where = readWhere(given['where'] === null ? undefined : fromText(given['where']));
  const before = names.includes(goesOnBefore) ? readBefore(given[goesOnBefore]) : undefined;
  if (last === undefined && where.length === 0 && before === undefined) return { input, thread: undefined };
  return { input, thread: { ...(last !== undefined && { last }), where, ...(before !== undefined && { before }) } };
}

function readBefore(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new GatewayError('input_invalid', { field: goesOnBefore, fix: 'before is the id of a part, as `next` gave it.' });
}

interface Newest {
  readonly body: unknown;
  readonly told: Shown;
  /** As it was shown in the end, with how to have the parts that were not. */
  readonly goOn: (shown: Shown) => Shown;
}

/**
 * The thread with its newest parts, and what is told of the others. Whoever says which parts are wanted is given nothing of the thing but
 * them.
 */
export async function newestOf(
  operation: Operation,
  body: unknown,
  wanted: ThreadWanted | undefined,
  viewsOf: (path: string) => Pick<Views, 'whole' | 'schema'>,
): Promise<Newest> {
  const list = operation.thread;
  const given = list === undefined ? undefined : partsOf(body, list);
  if (list === undefined || !given || !isRecord(body)) return { body, told: {}, goOn: (shown) => shown };
  const { where: asked = [], last = unlessTold, before } = wanted ?? {};
  const views = viewsOf(`${list}.${list}`);
  refuseWhere({ operation: operation.name, rows: given.parts }, asked);
  for (const condition of asked) {
    refuseKey(operation, given.parts, condition);
    refuseNames(operation.name, given.parts, condition);
  }
  const compared = { where: asked };
  const { where } =
    asked.length === 0 ? compared : await withShownTexts(compared, [...given.parts, firstOf(operation, body)], views.schema);
  const matching = where.length === 0 ? given.parts : given.parts.filter((part) => where.every((condition) => holds(part, condition)));
  const left = before === undefined ? matching : partsBefore(given.parts, before, matching);
  const parts = left.slice(-last);
  const total = Math.max(given.total, countedIn(operation, body));
  const opening = wanted && parts.length < last ? openingOf(operation, body, where) : [];
  const shownOf = ['id', 'state', ...opening];
  const only = wanted ? Object.fromEntries(shownOf.flatMap((name) => (Object.hasOwn(body, name) ? [[name, body[name]]] : []))) : body;
  return {
    body: { ...only, [list]: { ...given.envelope, [list]: parts, total_count: total } },
    told: {
      // A list of which nothing is shown does not stand there.
      ...(parts.length === 0 && total > 0 ? { total } : {}),
      ...(where.length > 0 ? { matching: matching.length } : {}),
      ...unmetIn(given.parts, where, (part, field) => isOwnIn(part, views.whole(part), field)),
      ...withoutText(parts, wanted),
      ...(opening.length === 0 ? {} : { opening: `${opening[0]} is what was said first, before all parts.` }),
      ...beyond(operation, body, given.parts, { where, isAll: where.length === 0 && parts.length === wanted?.last }),
    },
    goOn: (shown) => {
      const fitted = rowsIn(shown[list]).length;
      if (fitted === 0 || fitted >= left.length || (fitted === parts.length && wanted?.last !== undefined)) return shown;
      const [oldest] = valuesAt(left.at(-fitted), 'id');
      const isAsWanted = fitted === parts.length;
      const where_ = before === undefined ? '' : ` before ${before}`;
      const more = wanted?.last === undefined && isAsWanted ? `, or last:${Math.min(500, left.length)}` : '';
      const goOn = oldest === undefined ? {} : { next: { [goesOnBefore]: String(oldest) } };
      const advice = oldest === undefined ? '' : ` Those before them: next${more}.`;
      return { ...shown, cut: `The newest ${fitted} of ${left.length} ${list}${where_}${isAsWanted ? '' : ' fit'}.${advice}`, ...goOn };
    },
  };
}

/** The keys of authors stand for them in one answer only. */
function refuseKey(operation: Operation, parts: readonly unknown[], condition: Condition): void {
  const { field, value } = condition;
  const key = field === author && [value].flat().find((one) => typeof one === 'string' && /^[a-z]{1,20}_\d{1,3}$/.test(one));
  if (typeof key !== 'string' || parts.some((part) => holds(part, { field, operator: '=', value: key }))) return;
  const fix = `where: ${key} stands for an author in one answer only: give the name, email or id that authors has, or author.type.`;
  throw new GatewayError('input_invalid', { operation: operation.name, field, fix });
}

/** What was said first, and when, where it is among what is wanted: it is none of the parts. */
function openingOf(operation: Operation, body: Shown, where: readonly Condition[]): readonly string[] {
  const name = marksOf(operation.output)?.opening;
  const opening = firstOf(operation, body);
  if (name === undefined || !opening) return [];
  const asPart = { part_type: 'comment', ...opening, created_at: body['created_at'] };
  return where.every((condition) => holds(asPart, condition)) ? [name, 'created_at'] : [];
}

function firstOf(operation: Operation, body: Shown): Shown | undefined {
  const name = marksOf(operation.output)?.opening;
  const opening = name === undefined ? undefined : body[name];
  return isRecord(opening) ? opening : undefined;
}

interface Asked {
  readonly where: readonly Condition[];
  /** Whether what is shown is all that was asked for. */
  readonly isAll: boolean;
}

/** What of a long thread cannot be had, where the answer holds as much of it as Intercom gives and counts more. */
function beyond(operation: Operation, body: unknown, given: readonly unknown[], { where, isAll }: Asked): Shown {
  const bound = marksOf(operation.output)?.bound;
  const count = countedIn(operation, body);
  if (!bound || given.length < bound.newest || count <= bound.newest + 1) return {};
  const oldest = Math.min(...given.flatMap((part) => valuesAt(part, 'created_at').filter((time) => typeof time === 'number')));
  // What is older than these meets no condition that asks for what is newer.
  const isNewer = ({ field, operator }: Condition) => field === 'created_at' && (operator === '>' || operator === '>=');
  if (isAll || where.some((one) => isNewer(one) && !holds({ created_at: oldest - 1 }, one))) return {};
  const from = Number.isFinite(oldest) ? `, from ${showTime(oldest)} on` : '';
  return { left_out: `Intercom gives only the newest ${bound.newest} of the ${count} ${bound.list}${from}: older ones cannot be had.` };
}

interface Parts {
  readonly envelope: Shown;
  readonly parts: readonly unknown[];
  readonly total: number;
}

function partsOf(body: unknown, list: string): Parts | undefined {
  const envelope = isRecord(body) ? body[list] : undefined;
  const parts = isRecord(envelope) ? envelope[list] : undefined;
  if (!isRecord(envelope) || !Array.isArray(parts)) return undefined;
  const count = envelope['total_count'];
  return { envelope, parts, total: Math.max(parts.length, typeof count === 'number' ? count : 0) };
}

/** Where Intercom gives only the newest, their list counts only these. */
function countedIn(operation: Operation, body: unknown): number {
  const counted = marksOf(operation.output)?.bound?.counted;
  const [count] = counted === undefined ? [] : valuesAt(body, counted);
  return typeof count === 'number' ? count : 0;
}

/** Throws `input_invalid`: without the part nobody knows which come before it. */
function partsBefore(all: readonly unknown[], id: string, matching: readonly unknown[]): readonly unknown[] {
  const at = all.findIndex((part) => isRecord(part) && String(part['id']) === id);
  if (at < 0)
    throw new GatewayError('input_invalid', {
      field: goesOnBefore,
      fix: `before: no part that Intercom gives has the id ${id.slice(0, 100)}.`,
    });
  const earlier = new Set(all.slice(0, at));
  return matching.filter((part) => earlier.has(part));
}

/** Who asks for the last three messages is told when one of the three is none. */
function withoutText(parts: readonly unknown[], wanted: ThreadWanted | undefined): Shown {
  if (wanted?.last === undefined || wanted.where.length > 0) return {};
  const empty = parts.filter((part) => valuesAt(part, 'body').every((text) => text === '')).length;
  if (empty === 0) return {};
  return { without_text: `${empty} of these; where [{"field":"body","operator":"!=","value":null}] leaves such out.` };
}

/** Who wrote, once for all that they wrote: each part has the key of its author. */
export function authorsOnce(shown: Shown, list: string | undefined): Shown {
  const parts = list === undefined ? [] : rowsIn(shown[list]);
  if (list === undefined || parts.length < 2) return shown;
  const seen = new Map<string, { readonly value: unknown; count: number }>();
  for (const part of parts) {
    const value = isRecord(part) ? part[author] : undefined;
    if (!isRecord(value)) continue;
    const known = seen.get(JSON.stringify(value));
    if (known) known.count += 1;
    else seen.set(JSON.stringify(value), { value, count: 1 });
  }
  const named = [...seen].sort(([, a], [, b]) => b.count - a.count).slice(0, mostAuthors);
  const kinds = new Map<string, number>();
  const keys = new Map(named.map(([text, { value }]) => [text, keyOf(value, kinds)]));
  const authors = Object.fromEntries(named.map(([text, { value }]) => [keys.get(text), value]));
  const short = parts.map((part) =>
    isRecord(part) && isRecord(part[author]) ? { ...part, [author]: keys.get(JSON.stringify(part[author])) ?? part[author] } : part,
  );
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name === list
        ? [
            ['authors', authors],
            [name, Array.isArray(value) ? short : { ...(value as Shown), rows: short }],
          ]
        : [[name, value]],
    ),
  );
}

/** `admin_1`: what kind of author, so that each part says whether it is a customer's. */
function keyOf(value: unknown, kinds: Map<string, number>): string {
  const type = isRecord(value) && typeof value['type'] === 'string' ? value['type'] : author;
  const number = (kinds.get(type) ?? 0) + 1;
  kinds.set(type, number);
  return `${type}_${number}`;
}

const rowsIn = (value: unknown): readonly unknown[] => {
  const rows = isRecord(value) ? value['rows'] : value;
  return Array.isArray(rows) ? rows : [];
};
