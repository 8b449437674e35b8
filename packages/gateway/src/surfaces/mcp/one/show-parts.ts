import { marksOf, type Operation, toExactJson } from '@gatehouse/connector';
import * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
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
const detail: Detail = { every: true, limit: 2000, entries: entriesAtOnce };

type Shown = Readonly<Record<string, unknown>>;

/** Fields of one thing as far as they go, each under the name by which it was asked for. Nothing of it is vouched for. */
export async function showParts(operation: Operation, body: unknown, parts: readonly Part[], mail: MailWanted): Promise<Shown> {
  const shown: Record<string, unknown> = {};
  for (const part of parts) {
    const found = find(body, operation.output, part.path);
    if (!found) throw unknownField(operation, part, body);
    shown[part.asked] = await from({ ...found, value: withTimes(found.value, found.schema) }, part, mail);
  }
  return fit({ untrusted: shown });
}

interface Found {
  readonly value: unknown;
  readonly html: boolean;
  readonly schema: z.ZodType;
}

async function from({ value, html }: Found, { path, from: begin }: Part, mail: MailWanted): Promise<unknown> {
  const goOn = (next: number) => `fields ["${path.join('.')}@${next}"]`;
  if (typeof value === 'string') {
    const text = html && Markup.isNeeded(value) ? new Markup(value, longest) : quote(value, { ...detail, limit: longest });
    const whole = String((await createSettle(mail)(text)) ?? '');
    const piece = whole.slice(begin, begin + shownAtOnce).toWellFormed();
    const missing = whole.length - begin - shownAtOnce;
    return missing > 0 ? `${piece}… [cut, ${missing} more characters: ${goOn(begin + shownAtOnce)}]` : piece;
  }
  if (typeof value !== 'object' || value === null || value instanceof Told) return value;
  const entries = Object.entries(value);
  const end = begin + entriesAtOnce;
  const some = entries.slice(begin, end);
  const shown = quote(Array.isArray(value) ? some.map(([, item]) => item) : Object.fromEntries(some), detail) ?? {};
  return entries.length > end ? { shown, cut: `${entries.length - end} more: ${goOn(end)}` } : shown;
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

function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
    inner = inner.unwrap() as z.ZodType;
  return inner;
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
