import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { flags } from '../meant/values.ts';
import { type Condition, readCondition } from './conditions.ts';
import { type Each, readEach } from './each.ts';
import { type GroupBy, readGroupBy } from './group-by.ts';
import { isList, type ListArgument, listArguments } from './schemas.ts';
import { type Sort, takeSort } from './sort.ts';

/** What a caller wants of a list besides the operation's own input: less of each row, fewer rows, or a number instead of them. */
export interface Wanted {
  /** Of each row, with dots. */
  readonly fields?: readonly string[];
  /** Of the rows that were read, those for which all hold. */
  readonly where: readonly Condition[];
  readonly count: boolean;
  readonly groupBy?: GroupBy;
  /** Every page, up to a bound. */
  readonly all: boolean;
  /** What is read for each row; then all else holds for what that gives. */
  readonly each?: Each;
  /** Of these the last so many. */
  readonly last?: number;
  /** The first so many, where that is more than a page. */
  readonly rows?: number;
  /** Their order, where it is not Intercom's. */
  readonly sort?: readonly Sort[];
  /** Without the first so many, which were shown before. */
  readonly skip?: number;
}

type Arguments = Readonly<Record<string, unknown>>;

/** The arguments apart from the operation's own input; `wanted` is undefined where nothing of them was asked for. Throws `input_invalid`. */
export function takeWanted(
  operation: OperationFacts,
  asked: Arguments,
  rows?: number,
): { readonly input: Arguments; readonly wanted: Wanted | undefined } {
  return isList(operation) ? take(operation, asked, rows) : { input: asked, wanted: undefined };
}

function take(
  operation: OperationFacts,
  asked: Arguments,
  rows?: number,
): { readonly input: Arguments; readonly wanted: Wanted | undefined } {
  const { input: given, sort } = takeSort(operation, asked);
  const own = (name: string) => Object.hasOwn(operation.places, name);
  const taken = listArguments.filter((name) => given[name] !== undefined && given[name] !== null && !own(name));
  const skip = own('skip') ? undefined : readSkip(given['skip']);
  if (taken.length === 0 && rows === undefined && skip === undefined && !sort) return { input: given, wanted: undefined };
  const input = Object.fromEntries(
    Object.entries(given).filter(([name]) => own(name) || (name !== 'skip' && !(listArguments as readonly string[]).includes(name))),
  );
  const of = (name: ListArgument) => (taken.includes(name) ? fromText(given[name]) : undefined);
  const each = readEach(of('each'));
  // Models put what they want of the rows beside the input that gives them.
  const within = each && takeWithin(each);
  const fields = readFields(of('fields')) ?? within?.wanted?.fields;
  const groupBy = readGroupBy(of('group_by')) ?? within?.wanted?.groupBy;
  const sorting = sort ?? within?.wanted?.sort;
  const last = readLast(of('last'));
  return {
    input,
    wanted: {
      ...(within && { each: { ...within.each, ...(rows !== undefined && !sorting && { most: rows }) } }),
      ...(fields && { fields }),
      where: [...readWhere(of('where')), ...(within?.wanted?.where ?? [])],
      count: readFlag('count', of('count')) || within?.wanted?.count === true,
      ...(groupBy && { groupBy }),
      all: readFlag('all', of('all')),
      ...(last !== undefined && { last }),
      ...(rows !== undefined && (!each || sorting) && { rows }),
      ...(sorting && { sort: sorting }),
      ...(skip !== undefined && { skip }),
    },
  };
}

/** What stands beside the input of each row: how many are said of each row, all else of what is gathered. Threads take some of it themselves. */
function takeWithin(each: Each): { readonly each: Each; readonly wanted: Wanted | undefined } {
  const { operation } = each;
  if (operation.thread !== undefined) return { each, wanted: undefined };
  const { input, wanted } = take(operation, each.input);
  if (wanted?.skip !== undefined)
    throw refuse('each.input.skip', 'is not read: skip beside each leaves out the first of what was gathered.');
  const { limit, ...others } = input;
  const isLimit = limit !== undefined && !Object.hasOwn(operation.places, 'limit');
  const size = isLimit ? limit : isList(operation) && Object.hasOwn(operation.places, 'per_page') ? input['per_page'] : undefined;
  const rows = readRows(size);
  const last = wanted?.last;
  const perRow = { ...(rows !== undefined && { rows }), ...(last !== undefined && { last }) };
  return { each: { ...each, input: isLimit ? others : input, ...(Object.keys(perRow).length > 0 && { perRow }) }, wanted };
}

function readRows(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1) return number;
  throw refuse('each.input.limit', 'is how many are wanted of each row: 1 or more.');
}

/** Models write lists and objects as text. */
export function fromText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const refuse = (field: string, problem: string) => new GatewayError('input_invalid', { field, fix: `${field} ${problem}` });

function readFields(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const list = typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value;
  if (Array.isArray(list) && list.length > 0 && list.length <= 50 && list.every((one) => typeof one === 'string' && one !== ''))
    return list as string[];
  throw refuse('fields', 'is a list of names of fields of a row, such as ["email", "custom_attributes.plan"].');
}

/** All of a group, and `{"state": "open"}`, as models write them. */
function asConditions(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, 'field')) return [value];
  const { operator, value: within, ...others } = value as { operator?: unknown; value?: unknown };
  const isAlone = Object.keys(others).length === 0;
  if (isAlone && String(operator).toUpperCase() === 'AND' && Array.isArray(within)) return within.flatMap(asConditions);
  // Of nothing there is no condition: it is refused as one.
  if (operator !== undefined || Object.keys(value).length === 0) return [value];
  return Object.entries(value).map(([field, one]) => ({ field, operator: Array.isArray(one) ? 'IN' : '=', value: one as unknown }));
}

export function readWhere(value: unknown): readonly Condition[] {
  if (value === undefined) return [];
  const list = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap(asConditions);
  if (list.length > 15) throw refuse('where', 'takes 15 conditions at most.');
  return list.map((one, index) => {
    const condition = readCondition(one);
    if ('problem' in condition) throw refuse(`where.${index}`, condition.problem);
    return condition;
  });
}

export function readLast(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1) return number;
  throw refuse('last', 'is how many of the newest are wanted: 1 or more.');
}

function readSkip(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw refuse('skip', 'is how many rows were shown before: a number.');
}

function readFlag(name: ListArgument, value: unknown): boolean {
  if (value === undefined) return false;
  const flag = flags.get(String(value).trim().toLowerCase());
  if (flag !== undefined) return flag;
  throw refuse(name, 'is true or false.');
}
