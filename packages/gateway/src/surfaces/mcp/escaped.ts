import { marksOf } from '@gatehouse/connector';
import * as z from 'zod';
import { withAmounts } from './event-data.ts';

/** An answer with what Intercom writes otherwise than people do as people see it, and as it is to be given back: escaped texts, cents. */
export type Reader = (value: unknown) => unknown;

const readers = new WeakMap<z.ZodType, { readonly reader: Reader | undefined }>();

/** Undefined where a schema has nothing of that. */
export function readerOf(schema: z.ZodType): Reader | undefined {
  const known = readers.get(schema);
  if (known) return known.reader;
  const reader = createReader(schema);
  readers.set(schema, { reader });
  return reader;
}

function createReader(schema: z.ZodType): Reader | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return readerOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) {
    const item = readerOf(schema.element as z.ZodType);
    return item && ((value) => (Array.isArray(value) ? value.map(item) : value));
  }
  if (schema instanceof z.ZodUnion) {
    const forms = schema.options.flatMap((option) => readerOf(option as z.ZodType) ?? []);
    return forms[0] && ((value) => forms.reduce((read, form) => form(read), value));
  }
  if (!(schema instanceof z.ZodObject)) return undefined;
  const { escaped = [], eventData = [] } = marksOf(schema) ?? {};
  const fields = Object.entries(schema.shape).flatMap(([name, field]) => {
    const reader = escaped.includes(name) ? fromHtml : eventData.includes(name) ? withAmounts : readerOf(field as z.ZodType);
    return reader ? [[name, reader] as const] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const read: Record<string, unknown> = { ...value };
    for (const [name, reader] of fields) if (Object.hasOwn(read, name)) read[name] = reader(read[name]);
    return read;
  };
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** Once: `&amp;lt;` is the text `&lt;`. */
export const fromHtml: Reader = (value) =>
  typeof value === 'string' ? value.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => characters[name] ?? '') : value;
