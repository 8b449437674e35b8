import { marksOf } from '@gatehouse/connector';
import { nearNames } from '@gatehouse/connector/input-reading';
import type * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { bare } from '../bare.ts';
import { isRecord } from '../record.ts';
import { unwrapped } from './conditions.ts';

export interface Known {
  readonly operation: string;
  readonly rows: readonly unknown[];
  /** Of a row. */
  readonly schema?: z.ZodType | undefined;
}

/** Of what was asked for, in a refusal. */
const mostRepeated = 200;

/**
 * A name that is mistyped is not taken for a condition that nothing meets, nor for a field that nothing has. What a row may have by its
 * schema is known though no row has it; in a record of which nothing is known, such as attributes, it may be `free` to be absent.
 * Throws `input_invalid`.
 */
export function refuseUnknown(field: string, { operation, rows, schema }: Known, free = false): void {
  // As a row is shown.
  const path = field.split('.').filter((name) => name !== 'untrusted');
  const place = schema ? placeIn(schema, path) : 'elsewhere';
  if (place === 'named' || (place === 'record' && free)) return;
  const found = rows.map((row) => has(row, path));
  // Nothing is known of what no row has anything of, unless the schema names what stands there.
  if (found.includes(true) || (!found.includes(false) && place !== 'not named')) return;
  const known = [...new Set(rows.slice(0, 20).flatMap((row) => (isRecord(row) ? Object.keys(row) : [])))];
  // Not what free records have: whoever writes into them chooses these names.
  const near = nearNames(field, [...pathsIn(schema, 3), ...known]);
  const named = field.length > mostRepeated ? `${field.slice(0, mostRepeated)}…` : field;
  const nearest = near.length === 0 ? '' : ` Nearest: ${near.join(', ')}.`;
  throw new GatewayError('input_invalid', {
    operation,
    field: named,
    fix: `${named}: the rows have no such field.${nearest} They have ${known.slice(0, 60).join(', ')}.`,
  });
}

/** Whether rows have it by their schema. */
export const isNamedIn = (schema: z.ZodType, field: string): boolean => placeIn(schema, field.split('.')) === 'named';

/** Whether rows have it, as far as is known. */
export function isField(field: string, known: Known): boolean {
  try {
    refuseUnknown(field, known);
    return true;
  } catch (cause) {
    if (cause instanceof GatewayError) return false;
    throw cause;
  }
}

/** The one place within the rows that has this name, by the schema or as what a workspace or a customer keeps there. */
export function placeCalled(name: string, { rows, schema }: Known): string | undefined {
  const own = rows.some((row) => isRecord(row) && isRecord(row['custom_attributes']) && Object.hasOwn(row['custom_attributes'], name));
  const paths = [
    ...new Set([...pathsIn(schema, 3).filter((path) => path.endsWith(`.${name}`)), ...(own ? [`custom_attributes.${name}`] : [])]),
  ];
  return paths.length === 1 ? paths[0] : undefined;
}

/** Whether HTML stands there by their schema. */
export function isHtmlIn(schema: z.ZodType, field: string): boolean {
  const find = (at: z.ZodType, [name, ...rest]: readonly string[]): boolean => {
    const plain = bare(at);
    const { element, options, shape } = definitionOf(plain);
    if (name === undefined) return false;
    if (element) return find(element, [name, ...rest]);
    if (options) return options.some((option) => find(option, [name, ...rest]));
    const inner = shape && Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (inner) return rest.length === 0 ? marksOf(plain)?.html?.includes(name) === true : find(inner, rest);
    const list = shape && listIn(shape);
    return list ? find(list, [name, ...rest]) : false;
  };
  return find(
    schema,
    field.split('.').filter((name) => name !== 'untrusted'),
  );
}

interface Definition {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition & { readonly type: string };

type Place = 'named' | 'record' | 'not named' | 'elsewhere';

/** Whether the schema has a name for it, keeps free records there, names others only, or knows nothing of it. */
function placeIn(schema: z.ZodType, path: readonly string[], within = false): Place {
  const { type, innerType, element, options, shape } = definitionOf(schema);
  const inner = innerType ?? element;
  if (inner) return placeIn(inner, path, within);
  const [name, ...rest] = path;
  if (name === undefined) return 'named';
  if (options) {
    const places = options.map((option) => placeIn(option, path, within));
    return places.find((place) => place === 'named') ?? places.find((place) => place === 'record') ?? 'elsewhere';
  }
  if (!shape) return type === 'record' || type === 'unknown' ? 'record' : 'elsewhere';
  const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (field) return placeIn(field, rest, true);
  const list = within ? listIn(shape) : undefined;
  return list ? placeIn(list, path, true) : within ? 'not named' : 'elsewhere';
}

/** The list that Intercom wraps (`{ type, tags: […] }`): it is passed through. */
function listIn(shape: Readonly<Record<string, z.ZodType>>): z.ZodType | undefined {
  const lists = Object.values(shape).flatMap((field) => {
    const plain = bare(field);
    return definitionOf(plain).element ? [plain] : [];
  });
  return lists.length === 1 && !Object.hasOwn(shape, 'id') ? lists[0] : undefined;
}

/** Nothing where it cannot be told: what is null or an empty list says nothing of what stands in it. */
function has(value: unknown, [name, ...rest]: readonly string[]): boolean | undefined {
  if (name === undefined) return true;
  if (value === null || value === undefined) return undefined;
  const list = unwrapped(value);
  if (list) {
    const found = list.map((one) => has(one, [name, ...rest]));
    return found.includes(true) ? true : found.includes(false) ? false : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, name) ? has(value[name], rest) : false;
}

/** By the schema, with dots. */
function pathsIn(schema: z.ZodType | undefined, deep: number): string[] {
  if (!schema || deep === 0) return [];
  const plain = bare(schema);
  const { element, shape } = definitionOf(plain);
  if (element) return pathsIn(element, deep);
  const list = shape && listIn(shape);
  if (list && Object.keys(shape).length <= 3) return pathsIn(list, deep);
  return Object.entries(shape ?? {}).flatMap(([name, field]) => [name, ...pathsIn(field, deep - 1).map((inner) => `${name}.${inner}`)]);
}
