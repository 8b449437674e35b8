import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { flags } from '../meant/values.ts';
import { numberOf, valuesAt } from './conditions.ts';

/** In what order rows are wanted that were read. */
export interface Sort {
  readonly field: string;
  readonly isDescending: boolean;
}

type Arguments = Readonly<Record<string, unknown>>;

/** How models say by what, and in which order. */
const names = ['sort', 'sort_by', 'order_by'];
const orders = ['order', 'sort_order', 'direction'];
const most = 3;

/**
 * The order in which rows are wanted, apart from the operation's own input: where Intercom puts none of that list in order, and where it does, but
 * not by that field, and all rows are read anyway. Throws `input_invalid`.
 */
export function takeSort(
  operation: OperationFacts,
  given: Arguments,
): { readonly input: Arguments; readonly sort: readonly Sort[] | undefined } {
  const isOwn = (name: string) => Object.hasOwn(operation.places, name);
  const name = names.find((one) => isGiven(given[one]) && (one === 'sort' || !isOwn(one)));
  if (name === undefined) return { input: given, sort: undefined };
  const order = orders.find((one) => isGiven(given[one]) && !isOwn(one));
  const value = parsed(given[name]);
  // What is gathered of the rows is in no order of the search that found them.
  if (isOwn('sort') && !isGiven(given['each'])) {
    const [first] = flags.get(String(given['all']).trim().toLowerCase()) === true ? (readSort(value) ?? []) : [];
    if (!first || isKnown(operation, first.field)) return { input: given, sort: undefined };
  }
  const sort = readSort(value, order === undefined ? undefined : given[order]);
  if (!sort) throw wrong;
  const input = Object.fromEntries(Object.entries(given).filter(([one]) => one !== name && one !== order));
  return { input, sort };
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Whether a search knows the field. */
function isKnown({ searchFields }: OperationFacts, field: string): boolean {
  const all = Object.entries(searchFields?.fields ?? {});
  return (
    all.some(([name, { also = [] }]) => name === field || also.includes(field)) ||
    searchFields?.own.prefixes.some((prefix) => field.startsWith(prefix)) === true
  );
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function readSort(value: unknown, order?: unknown): readonly Sort[] | undefined {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [value];
  const sort = list.map((one) => readOne(one, order));
  return sort.length <= most && sort.every((one) => one !== undefined) ? sort : undefined;
}

function readOne(value: unknown, order: unknown): Sort | undefined {
  if (typeof value === 'string') {
    const [, minus, field, after] = /^\s*(-?)([\w.%$ -]{1,200}?)(?:(?::|\s+)(asc|desc|ascending|descending))?\s*$/i.exec(value) ?? [];
    const isDescending = isDown(minus === '-' ? 'desc' : (after ?? order));
    return field === undefined || isDescending === undefined ? undefined : { field, isDescending };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { field, order: own, direction = own } = value as Arguments;
  const isDescending = isDown(direction ?? order);
  return typeof field === 'string' && field !== '' && isDescending !== undefined ? { field, isDescending } : undefined;
}

/** As in Intercom's searches, the most first unless told. */
function isDown(order: unknown): boolean | undefined {
  if (order === undefined || order === null) return true;
  const [, down, up] = /^(?:(desc(?:ending)?)|(asc(?:ending)?))$/i.exec(String(order).trim()) ?? [];
  return down !== undefined ? true : up !== undefined ? false : undefined;
}

const wrong = new GatewayError('input_invalid', {
  field: 'sort',
  fix: `sort is a field of the rows and "asc" or "desc", such as "monthly_spend:desc"; up to ${most} of them, with commas.`,
});

export interface Sorted {
  readonly rows: readonly unknown[];
  /** In words, with what has no place in the order. */
  readonly order: string;
}

/** In the order that is wanted; what has no value stands last, whichever way it is. */
export function sorted(rows: readonly unknown[], sort: readonly Sort[]): Sorted {
  const keyed = rows.map((row) => ({ row, keys: sort.map((one) => keyOf(row, one)) }));
  const compare = (a: readonly Key[], b: readonly Key[]) =>
    sort.reduce((found, { isDescending }, index) => (found === 0 ? compareKeys(a[index], b[index], isDescending) : found), 0);
  const ordered = keyed.toSorted((a, b) => compare(a.keys, b.keys)).map(({ row }) => row);
  const without = sort.flatMap(({ field }, index) => {
    const count = keyed.filter(({ keys }) => keys[index] === undefined).length;
    return count === 0 ? [] : [`${count} without ${field} stand last`];
  });
  const by = sort.map(({ field, isDescending }) => `${field} ${isDescending ? 'descending' : 'ascending'}`).join(', ');
  return { rows: ordered, order: [`by ${by}`, ...without].join('; ') };
}

/** How many rows after the first so many have the value of the last of these: which of them stand there is chance. */
export function tiedAfter(rows: readonly unknown[], shown: number, sort: readonly Sort[]): number {
  const same = (a: unknown, b: unknown) => sort.every((one) => compareKeys(keyOf(a, one), keyOf(b, one), one.isDescending) === 0);
  const last = rows[shown - 1];
  const after = rows.slice(shown);
  const end = after.findIndex((row) => !same(row, last));
  const isNothing = sort.every((one) => keyOf(last, one) === undefined);
  return shown === 0 || isNothing ? 0 : end === -1 ? after.length : end;
}

type Key = number | string | undefined;

/** Of several values the one that stands first in that order. */
function keyOf(row: unknown, { field, isDescending }: Sort): Key {
  const keys = valuesAt(row, field).flatMap((value) => asKey(value) ?? []);
  return keys.toSorted((a, b) => compareKeys(a, b, isDescending))[0];
}

function asKey(value: unknown): Key {
  if (typeof value === 'object' && value !== null) {
    const { name, id } = value as { name?: unknown; id?: unknown };
    return asKey(typeof name === 'string' ? name : id);
  }
  if (value === undefined || value === null || value === '') return undefined;
  return numberOf(value) ?? String(value);
}

function compareKeys(a: Key, b: Key, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
  return isDescending ? -order : order;
}

const collator = new Intl.Collator('en', { numeric: true });
const compareTexts = (a: string, b: string) => collator.compare(a, b);
