import { toExactJson, toPlainText } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { valuesAt } from './conditions.ts';
import { comparePeriods, type GroupBy, periodOf, type Span } from './group-by.ts';
import type { Sort } from './sort.ts';
import { isTimeField, isTimeValue, secondsOf } from './time-span.ts';

export interface ValueCount {
  /** A value that rows have; null for those that have none. */
  readonly value: string | number | boolean | null;
  readonly count: number;
  /** Of how many rows of a list these are, where that is another number: what several have is one thing. */
  readonly of_rows?: number;
}

/** More different values than anybody reads; the rest is counted together. */
const mostGroups = 100;

export interface Grouped {
  readonly groups: readonly ValueCount[];
  /** How many values are not shown, and the rows that have them. */
  readonly left_out?: { readonly values: number; readonly rows: number };
}

/** By what groups can be put in order. */
const ofGroups = ['count', 'value'] as const;

function readOrder(sort: readonly Sort[], field: string): { readonly by: (typeof ofGroups)[number]; readonly isDescending: boolean } {
  const [first, ...others] = sort;
  const by = ofGroups.find((one) => one === first?.field) ?? (first?.field === field ? 'value' : undefined);
  if (first && by && others.length === 0) return { by, isDescending: first.isDescending };
  const fix = 'sort: groups have count and value: "count:asc"; without sort the most stand first.';
  throw new GatewayError('input_invalid', { field: 'sort', fix });
}

/** How many rows have each value: the most first, times in their order. A row with several values counts for each of them. */
export function group(
  rows: readonly unknown[],
  { field, span, asShown = (text) => text }: GroupBy,
  whose?: (row: unknown) => readonly unknown[],
  sort?: readonly Sort[],
): Grouped {
  const order = sort && readOrder(sort, field);
  const found = span === undefined ? [] : rows.flatMap((row) => valuesAt(row, field)).filter((value) => value !== '' && value !== 0);
  // An amount or a number of things would be some day of 1970.
  const isNoTime = (value: unknown) => secondsOf(value) === undefined || !(isTimeField(field) || isTimeValue(field, value));
  if (found.length > 0 && found.every(isNoTime))
    throw new GatewayError('input_invalid', { field: 'group_by', fix: `group_by: ${field} is no time, so it has no ${span}.` });
  const owners = new Map<string | number | boolean | null, Set<unknown>>();
  const counts = new Map<string | number | boolean | null, number>();
  for (const row of rows) {
    const values = new Set(valuesAt(row, field).map((value) => toValue(typeof value === 'string' ? asShown(value) : value, span)));
    // Nothing beside something is no value of its own, as for conditions.
    values.delete(null);
    for (const value of values.size === 0 ? [null] : values) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (whose) owners.set(value, new Set([...(owners.get(value) ?? []), ...whose(row)]));
    }
  }
  const all = [...counts].map(([value, count]) => {
    const of = owners.get(value)?.size ?? 0;
    return { value, count, ...(of > count ? { of_rows: of } : {}) };
  });
  all.sort(span ? (a, b) => comparePeriods(a.value, b.value, span) : (a, b) => b.count - a.count);
  if (order) {
    const byValue = (a: ValueCount, b: ValueCount) =>
      span ? comparePeriods(a.value, b.value, span) : String(a.value).localeCompare(String(b.value), 'en', { numeric: true });
    const compare = order.by === 'value' ? byValue : (a: ValueCount, b: ValueCount) => a.count - b.count;
    all.sort((a, b) => (order.isDescending ? -compare(a, b) : compare(a, b)));
  }
  const rest = all.slice(mostGroups);
  return {
    groups: all.slice(0, mostGroups),
    ...(rest.length === 0 ? {} : { left_out: { values: rest.length, rows: rest.reduce((sum, { count }) => sum + count, 0) } }),
  };
}

function toValue(value: unknown, span: Span | undefined): string | number | boolean | null {
  if (span !== undefined) {
    const second = secondsOf(value) ?? 0;
    return second > 0 ? periodOf(second, span) : null;
  }
  if (typeof value === 'object' && value !== null) {
    // A company that has no plan has one without fields.
    if (Object.keys(value).length === 0) return null;
    const { internal_label: label, name = label, id } = value as { name?: unknown; internal_label?: unknown; id?: unknown };
    return typeof name === 'string'
      ? toPlainText(name, { limit: 280 })
      : typeof id === 'string' || typeof id === 'number'
        ? id
        : toExactJson(value).slice(0, 100);
  }
  if (typeof value === 'string') return toPlainText(value, { limit: 280 }) || null;
  return typeof value === 'bigint' ? String(value) : (value as string | number | boolean);
}
