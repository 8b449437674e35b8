import { marksOf, type Operation, toExactJson } from '@gatehouse/connector';
import * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { bare } from '../bare.ts';
import { costOf, mostCharacters } from '../cost.ts';
import { createSettle, type MailWanted, Markup } from '../mail/markup.ts';
import { type Detail, quote } from '../quote.ts';
import { fit } from '../shape-limits.ts';
import { Told, withTimes } from '../told.ts';
import type { Part } from './arguments.ts';

/** Characters of a text that are shown at once: of a script whose letters cost two tokens each, it still fits. */
const shownAtOnce = 6000;
/** More than any text of Intercom's that is read here to its end. */
const longest = 2_000_000;
const entriesAtOnce = 200;
/** Of one answer, beside how to go on. */
const roomOfAll = mostCharacters - 6000;
const detail: Detail = { every: true, limit: 2000, entries: entriesAtOnce };

type Shown = Readonly<Record<string, unknown>>;

/** Fields of one thing as far as they go, each under the name by which it was asked for. Nothing of it is vouched for. */
export async function showParts(operation: Operation, body: unknown, parts: readonly Part[], mail: MailWanted): Promise<Shown> {
  const shown: Record<string, unknown> = {};
  for (const part of parts) {
    const found = find(body, operation.output, part.path);
    if (!found) throw unknownField(operation, part, body);
    const value = withTimes(found.value, found.schema);
    shown[part.asked] = await from({ ...found, value }, part, mail, roomOfAll / parts.length);
  }
  return fit({ untrusted: shown });
}

interface Found {
  readonly value: unknown;
  readonly html: boolean;
  readonly schema: z.ZodType;
}

async function from({ value: given, html }: Found, { path, from: begin }: Part, mail: MailWanted, room: number): Promise<unknown> {
  const value = listWithin(given) ?? given;
  const goOn = (next: number) => `fields ["${path.join('.')}@${next}"]`;
  if (typeof value === 'string') {
    const text = html && Markup.isNeeded(value) ? new Markup(value, longest) : quote(value, { ...detail, limit: longest });
    const whole = String((await createSettle(mail)(text)) ?? '');
    const size = pieceOf(whole.slice(begin), room);
    const piece = whole.slice(begin, begin + size).toWellFormed();
    const missing = whole.length - begin - size;
    return missing > 0 ? `${piece}… [cut, ${missing} more characters: ${goOn(begin + size)}]` : piece;
  }
  if (typeof value !== 'object' || value === null || value instanceof Told) return value;
  const entries = Object.entries(value).slice(begin);
  const some = entriesIn(entries, room);
  const shown = (Array.isArray(value) ? some.map(([, item]) => item ?? null) : quote(Object.fromEntries(some), detail)) ?? {};
  const left = entries.length - some.length;
  return left > 0 ? { shown, cut: `${left} more: ${goOn(begin + some.length)}` } : shown;
}

/** Characters of a text that are shown. */
function pieceOf(text: string, room: number): number {
  let size = Math.min(shownAtOnce, text.length);
  for (let cost = costIn(text, size); cost > room && size > 1; cost = costIn(text, size))
    size = Math.max(1, Math.floor((size * room) / cost));
  return size;
}

const costIn = (text: string, size: number) => costOf(toExactJson(text.slice(0, size)));

/** As many as there is room for, and at least one: that with less of it, if need be. */
function entriesIn(entries: readonly (readonly [string, unknown])[], room: number): readonly (readonly [string, unknown])[] {
  const some: (readonly [string, unknown])[] = [];
  let used = 0;
  for (const [name, value] of entries.slice(0, entriesAtOnce)) {
    const shown = some.length === 0 ? shownWithin(value, room) : quote(value, detail);
    used += costOf(toExactJson([name, shown])) + 2;
    if (some.length > 0 && used > room) break;
    some.push([name, shown]);
  }
  return some;
}

function shownWithin(value: unknown, room: number): unknown {
  for (const [limit, most] of [
    [detail.limit, entriesAtOnce],
    [500, 50],
    [100, 20],
  ] as const) {
    const shown = quote(value, { ...detail, limit, entries: most });
    if (costOf(toExactJson(shown) ?? '') <= room) return shown;
  }
  return '… [cut, too large to be shown whole: ask for fields of it]';
}

/** Intercom wraps lists in objects that say no more than how many there are. */
function listWithin(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Told) return undefined;
  const others = Object.entries(value).filter(([name]) => !['type', 'url', 'total_count', 'has_more', 'pages'].includes(name));
  const [list] = others;
  return list && others.length === 1 && Array.isArray(list[1]) ? list[1] : undefined;
}

/** A list is entered by the id of one of its things, or by its number; what Intercom wraps around it is passed through. */
function find(value: unknown, schema: z.ZodType, [name, ...rest]: readonly string[], html = false): Found | undefined {
  if (name === undefined) return value === undefined ? undefined : { value, html, schema };
  if (typeof value !== 'object' || value === null) return undefined;
  const plain = bare(schema);
  if (Array.isArray(value)) {
    const one = value.find((item) => String((item as { id?: unknown } | null)?.id) === name) ?? value[Number(name)];
    return find(one, plain instanceof z.ZodArray ? (plain.element as z.ZodType) : z.unknown(), rest);
  }
  const fields = plain instanceof z.ZodObject ? plain.shape : {};
  const inside = (field: string) => (fields[field] ?? z.unknown()) as z.ZodType;
  if (Object.hasOwn(value, name)) {
    return find((value as Shown)[name], inside(name), rest, marksOf(plain)?.html?.includes(name) ?? false);
  }
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner));
  const [list] = lists;
  return list && lists.length === 1 ? find(list[1], inside(list[0]), [name, ...rest]) : undefined;
}

function unknownField(operation: Operation, { asked }: Part, body: unknown): GatewayError {
  const known = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 60) : [];
  return new GatewayError('input_invalid', {
    operation: operation.name,
    field: 'fields',
    fix: `fields: there is no ${asked.slice(0, 200)}; there are ${known.join(', ')}.`,
  });
}

/** How to get what is marked as cut in one thing that is shown. */
export const howToGoOn = (shown: Shown): Shown =>
  /… ?(?:\[cut|":"\[cut|\[nested)/.test(toExactJson(shown))
    ? { ...shown, more: 'What is cut: the same call with fields, such as ["custom_attributes"] or ["conversation_parts.ID.body@6000"].' }
    : shown;
