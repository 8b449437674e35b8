import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { flags } from '../meant/values.ts';
import { type Condition, readCondition } from './conditions.ts';
import { type Each, readEach } from './each.ts';
import { isList, type ListArgument, listArguments } from './schemas.ts';

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
  /** Without the first so many, which were shown before. */
  readonly skip?: number;
}

export interface GroupBy {
  readonly field: string;
  /** A time is put into its day, week or month, in UTC. */
  readonly span?: Span;
}

export const spans = ['hour', 'day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

type Arguments = Readonly<Record<string, unknown>>;

/** The arguments apart from the operation's own input; `wanted` is undefined where nothing of them was asked for. Throws `input_invalid`. */
export function takeWanted(
  operation: OperationFacts,
  given: Arguments,
  rows?: number,
): { readonly input: Arguments; readonly wanted: Wanted | undefined } {
  const own = (name: string) => Object.hasOwn(operation.places, name);
  const taken = listArguments.filter((name) => given[name] !== undefined && given[name] !== null && !own(name));
  const skip = own('skip') ? undefined : readSkip(given['skip']);
  if (!isList(operation) || (taken.length === 0 && rows === undefined && skip === undefined)) return { input: given, wanted: undefined };
  const input = Object.fromEntries(
    Object.entries(given).filter(([name]) => own(name) || (name !== 'skip' && !(listArguments as readonly string[]).includes(name))),
  );
  const of = (name: ListArgument) => (taken.includes(name) ? fromText(given[name]) : undefined);
  const each = readEach(of('each'));
  // Models put what they want of the rows beside the input that gives them.
  const within = each ? takeWanted(each.operation, each.input) : undefined;
  if (within?.wanted?.each) throw refuse('each', 'goes one level deep.');
  const fields = readFields(of('fields')) ?? within?.wanted?.fields;
  const groupBy = readGroupBy(of('group_by')) ?? within?.wanted?.groupBy;
  const last = readLast(of('last')) ?? within?.wanted?.last;
  return {
    input,
    wanted: {
      ...(each && within && { each: { ...each, input: within.input } }),
      ...(fields && { fields }),
      where: [...readWhere(of('where')), ...(within?.wanted?.where ?? [])],
      count: readFlag('count', of('count')) || within?.wanted?.count === true,
      ...(groupBy && { groupBy }),
      all: readFlag('all', of('all')),
      ...(last !== undefined && { last }),
      ...(rows !== undefined && !each && { rows }),
      ...(skip !== undefined && { skip }),
    },
  };
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
  const { operator, value: within } = value as { operator?: unknown; value?: unknown };
  if (String(operator).toUpperCase() === 'AND' && Array.isArray(within)) return within.flatMap(asConditions);
  if (operator !== undefined) return [value];
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

function readGroupBy(value: unknown): GroupBy | undefined {
  if (value === undefined || value === '') return undefined;
  const [, field, span] = (typeof value === 'string' && /^([\w.%$ -]{1,200}?)(?::(\w+))?$/.exec(value)) || [];
  if (field === undefined) throw refuse('group_by', 'is a field of a row, such as `admin_assignee_id`, `tags.name` or `created_at:day`.');
  if (span === undefined) return { field };
  if (!(spans as readonly string[]).includes(span)) throw refuse('group_by', `takes a time by ${spans.join(', ')}.`);
  return { field, span: span as Span };
}
