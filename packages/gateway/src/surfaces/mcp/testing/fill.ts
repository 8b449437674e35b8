import * as z from 'zod';

/** What stands in a filled answer where the schema leaves it open. */
export interface Filling {
  /** Any text: also names of free records, and whatever may be anything. `path` is where it stands, with dots. */
  readonly text: (path: string) => string;
  /** How many items lists have. @default 1 */
  readonly items?: (path: string) => number;
  /** What stands where the schema says nothing of it. @default text, as the name of a field, too */
  readonly free?: (path: string) => unknown;
  /** What is said of paging is Intercom's own, and can be left out. */
  readonly leaveOut?: readonly string[];
}

/** An answer of a schema's shape with every field there is. */
export function fill(schema: z.ZodType, filling: Filling, path = ''): unknown {
  const within = (inner: unknown, step = '') =>
    fill(inner as z.ZodType, filling, step === '' ? path : path === '' ? step : `${path}.${step}`);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return within(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return within(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    const named = Object.entries(schema.shape).filter(([name]) => !filling.leaveOut?.includes(name));
    return Object.fromEntries(named.map(([name, field]) => [name, within(field, name)]));
  }
  if (schema instanceof z.ZodArray) return new Array(filling.items?.(path) ?? 1).fill(within(schema.element));
  if (filling.free && (schema instanceof z.ZodRecord || schema instanceof z.ZodUnknown)) return filling.free(path);
  if (schema instanceof z.ZodRecord)
    return { [filling.text(path)]: filling.text(path), deep: { [filling.text(path)]: [filling.text(path)] } };
  if (schema instanceof z.ZodUnion) return within(bestOf(schema.options as z.ZodType[]));
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodNumber) return 1_700_000_000;
  if (schema instanceof z.ZodBoolean) return true;
  return filling.text(path);
}

/** Of several forms the one that can hold most. */
const bestOf = (options: readonly z.ZodType[]): z.ZodType =>
  options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodRecord) ??
  options.find((option) => option instanceof z.ZodString) ??
  (options[0] as z.ZodType);

/** Every string that stands outside an `untrusted` object, names of fields included. */
export function trustedText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(trustedText);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'untrusted' ? [] : [key, ...trustedText(item)]));
}
