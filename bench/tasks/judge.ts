import { isDeepStrictEqual } from 'node:util';
import { DeadEnd, type Task, type Value } from './task.ts';

export type Verdict = 'right' | 'said so' | 'silently wrong' | 'dead end';

/**
 * `said so` is an answer that is not the right one, from somebody who was told that it is not the whole. A refusal on the way is no
 * verdict: whoever is helped by it comes to one of the others.
 */
export function judge({ ordered = false }: Task, right: readonly Value[], { value, told }: { value: Value; told?: string }): Verdict {
  const like = (one: Value) => (ordered ? one : unordered(one));
  if (right.some((one) => isDeepStrictEqual(like(one), like(value)))) return 'right';
  return told === undefined ? 'silently wrong' : 'said so';
}

/** Lists sorted, at every depth. */
function unordered(value: Value): Value {
  if (isList(value)) {
    const items = value.map(unordered).map((item) => [JSON.stringify(item), item] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, unordered(value[key] ?? null)]),
  );
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export const isDeadEnd = (cause: unknown): cause is DeadEnd => cause instanceof DeadEnd;
