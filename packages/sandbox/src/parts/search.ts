import { findOperation, type OperationName, type SearchFields, type SearchType } from '@gatehouse/connector';
import { ApiError, invalid, missing } from '../server/errors.ts';
import { plainText } from './html.ts';
import { compareKeys, type Sorting, type SortValue } from './paging.ts';
import type { Row } from './room.ts';

export type FieldType = SearchType;
export type Value = string | number | boolean | null;

export interface Field<T> {
  readonly type: FieldType;
  /** One value, or several of which any may match. */
  readonly read: (row: T) => Value | readonly Value[];
}

/** What can be searched for, and by Intercom's rules for this kind of thing. */
export interface Searchable<T> {
  readonly field: (name: string) => Field<T> | undefined;
  readonly operators: Readonly<Record<FieldType, readonly string[]>>;
  /** A whole calendar day around a time (contacts), or nothing where dates are exact. */
  readonly dayOf?: ((seconds: number) => readonly [start: number, end: number]) | undefined;
  /** Whether an order that is neither ascending nor descending is an error; otherwise it means descending. */
  readonly checksOrder?: boolean;
}

/** What the catalogue says of a search. */
export function searchFieldsOf(operation: SearchName): SearchFields {
  const { searchFields } = findOperation(operation);
  if (!searchFields) throw new TypeError(`${operation} has no fields to search for.`);
  return searchFields;
}

type SearchName = Extract<OperationName, `${string}.search`>;

/** The fields that the catalogue has, each read as its row has it: unless told, under its own name. Throws where the two part. */
export function fieldsOf<T>(operation: SearchName, readers: Readonly<Record<string, Field<T>['read']>>): ReadonlyMap<string, Field<T>> {
  const { fields } = searchFieldsOf(operation);
  const unknown = Object.keys(readers).filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0) throw new TypeError(`${operation} does not search for ${unknown.join(', ')}.`);
  return new Map(
    Object.entries(fields).map(([name, { type }]) => [
      name,
      { type, read: readers[name] ?? ((row: T) => (row as Readonly<Record<string, Value | undefined>>)[name] ?? null) },
    ]),
  );
}

const maxFilters = 15;
const maxLevels = 2;

export type Match<T> = (row: T) => boolean;

/** Checks a query by Intercom's rules and turns it into a test for one row. */
export function compileQuery<T>(query: unknown, searchable: Searchable<T>): Match<T> {
  if (query === undefined || query === null) throw missing('query');
  return compile(query, searchable, 1);
}

function compile<T>(query: unknown, searchable: Searchable<T>, level: number): Match<T> {
  if (typeof query !== 'object' || query === null || Array.isArray(query))
    throw invalid('query must be a filter or a group of filters', 'query');
  const { field, operator, value } = query as Record<string, unknown>;
  if (field !== undefined) return compileFilter(field, operator, value, searchable);
  if (operator !== 'AND' && operator !== 'OR') throw invalid(`Invalid operator '${shown(operator)}'. Must be one of: AND, OR`, 'operator');
  if (!Array.isArray(value) || value.length === 0) throw invalid('The value of a group must be an array of filters', 'value');
  if (level > maxLevels) throw invalid(`Queries can be nested ${maxLevels} levels deep at most`, 'query');
  if (value.length > maxFilters) throw invalid(`A group can have ${maxFilters} filters at most`, 'value');
  const matches = value.map((one) => compile(one, searchable, level + 1));
  return operator === 'AND' ? (row) => matches.every((match) => match(row)) : (row) => matches.some((match) => match(row));
}

function compileFilter<T>(name: unknown, operator: unknown, value: unknown, searchable: Searchable<T>): Match<T> {
  // A group's word as the operator of a filter: seen to end in a 500 on the live API.
  if (operator === 'AND' || operator === 'OR') throw new ApiError(500, 'server_error', 'An unexpected error occurred');
  const field = typeof name === 'string' ? searchable.field(name) : undefined;
  if (!field) throw new ApiError(400, 'invalid_field', `${shown(name)} is not a valid search field`, { field: 'field' });
  if (typeof operator !== 'string' || !searchable.operators[field.type].includes(operator)) {
    throw invalid(`Operator '${shown(operator)}' is not supported for field '${shown(name)}'`, 'operator');
  }
  const test = field.type === 'date' && searchable.dayOf ? byDay(operator, value, searchable.dayOf) : testOf(field.type, operator, value);
  const negative = operator === '!=' || operator === 'NIN' || operator === '!~';
  return (row) => {
    const found = field.read(row);
    if (!Array.isArray(found)) return test(found as Value);
    // A negative filter speaks about all of them, a positive one about any. Nothing at all counts as null.
    if (found.length === 0) return test(null);
    return negative ? found.every(test) : found.some(test);
  };
}

/** Sorts what was found by the `sort` of a body, if it has one. Not in the reference, but it works on the live API. */
export function sortRows<T extends Row>(
  found: readonly T[],
  sort: unknown,
  searchable: Searchable<T>,
): (Sorting<T> & { rows: T[] }) | undefined {
  if (sort === undefined || sort === null) return undefined;
  const { field, order = 'descending' } = (typeof sort === 'object' ? sort : { field: sort }) as Record<string, unknown>;
  if (searchable.checksOrder && order !== 'ascending' && order !== 'descending') {
    throw new ApiError(
      400,
      'invalid_sort_order',
      `Invalid sort order '${String(order).slice(0, 100)}'. Must be one of: ascending, descending`,
    );
  }
  const sorted = typeof field === 'string' ? searchable.field(field) : undefined;
  if (!sorted) throw new ApiError(400, 'invalid_field', `${String(field).slice(0, 100)} is not a valid sort field`, { field: 'sort' });
  const descending = order !== 'ascending';
  const keyOf = (row: T) => {
    const value = sorted.read(row);
    const key = (Array.isArray(value) ? value[0] : value) ?? null;
    // Cursors hold milliseconds [facts 5.1].
    if (sorted.type === 'date' && typeof key === 'number') return [key * 1000, row.id] as const;
    return [typeof key === 'boolean' ? Number(key) : (key as SortValue), row.id] as const;
  };
  return { rows: found.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b), descending)), keyOf, descending };
}

type Test = (value: Value) => boolean;

function byDay(operator: string, value: unknown, dayOf: NonNullable<Searchable<unknown>['dayOf']>): Test {
  if (value === null) return operator === '=' ? (found) => found === null : () => false;
  const [start, end] = dayOf(convert('date', value) as number);
  if (operator === '=') return (found) => typeof found === 'number' && found >= start && found < end;
  if (operator === '>') return (found) => typeof found === 'number' && found >= end;
  return (found) => typeof found === 'number' && found < start;
}

function testOf(type: FieldType, operator: string, value: unknown): Test {
  if (operator === 'IN' || operator === 'NIN') {
    if (!Array.isArray(value)) throw new ApiError(400, 'type_mismatch', `The value of ${operator} must be an array`, { field: 'value' });
    const tests = value.map((one) => equals(type, one));
    return operator === 'IN' ? (found) => tests.some((test) => test(found)) : (found) => !tests.some((test) => test(found));
  }
  if (Array.isArray(value)) throw new ApiError(400, 'type_mismatch', `The value of ${operator} must not be an array`, { field: 'value' });
  if (operator === '=') return equals(type, value);
  if (operator === '!=') {
    const test = equals(type, value);
    return (found) => !test(found);
  }
  if (['~', '!~', '^', '$'].includes(operator)) return textTest(type, operator, String(convert('string', value)));
  const limit = convert(type, value) as number;
  const holds = (found: number) => {
    if (operator === '<') return found < limit;
    if (operator === '<=') return found <= limit;
    if (operator === '>') return found > limit;
    return found >= limit;
  };
  return (found) => typeof found === 'number' && holds(found);
}

function equals(type: FieldType, value: unknown): Test {
  if (value === null) return (found) => found === null;
  const wanted = convert(type, value);
  if (typeof wanted !== 'string') return (found) => found === wanted;
  const lower = wanted.toLowerCase();
  if (type === 'words') return (found) => found !== null && wordsOf(String(found)).includes(lower);
  return (found) => found !== null && String(found).toLowerCase() === lower;
}

/** `words`: each word is compared by itself, so a value of two words never matches. */
function textTest(type: FieldType, operator: string, value: string): Test {
  const lower = value.toLowerCase();
  const fits = (found: string) =>
    operator === '^' ? found.startsWith(lower) : operator === '$' ? found.endsWith(lower) : found.includes(lower);
  const any: Test = (found) => found !== null && (type === 'words' ? wordsOf(String(found)).some(fits) : fits(String(found).toLowerCase()));
  return operator === '!~' ? (found) => !any(found) : any;
}

/** The words of an HTML text. */
export function wordsOf(html: string): readonly string[] {
  const words =
    plainText(html)
      .toLowerCase()
      .match(/[\p{L}\p{N}'@._-]+/gu) ?? [];
  return words.map((word) => word.replaceAll(/^['._-]+|['._-]+$/g, ''));
}

function convert(type: FieldType, value: unknown): Value {
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
  } else if (type === 'integer' || type === 'date') {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const expected = type === 'words' || type === 'tag' ? 'string' : type;
  throw new ApiError(400, 'type_mismatch', `The value must be of type ${expected}`, { field: 'value' });
}

const shown = (value: unknown) => String(typeof value === 'object' ? JSON.stringify(value) : value).slice(0, 100);
