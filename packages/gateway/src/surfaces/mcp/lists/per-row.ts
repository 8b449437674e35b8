import type { Gathered } from './gather.ts';

/** How many are wanted of each row, of what was gathered for all. */
export interface PerRow {
  /** The first so many. */
  readonly rows?: number;
  /** The newest so many. */
  readonly last?: number;
}

/** Each thing stays with those of whom it is among the wanted. */
export function ofEachRow(gathered: readonly Gathered[], { rows, last }: PerRow): readonly Gathered[] {
  if (rows === undefined && last === undefined) return gathered;
  const byTime = gathered.every(({ row }) => typeof begun(row) === 'number');
  const inOrder = last !== undefined && byTime ? gathered.toSorted((a, b) => Number(begun(a.row)) - Number(begun(b.row))) : gathered;
  const theirs = new Map<unknown, Gathered[]>();
  for (const one of inOrder) for (const of of one.of) theirs.set(of, [...(theirs.get(of) ?? []), one]);
  const wanted = new Map<Gathered, unknown[]>();
  for (const [of, all] of theirs)
    for (const one of last === undefined ? all.slice(0, rows) : all.slice(-last)) wanted.set(one, [...(wanted.get(one) ?? []), of]);
  return gathered.flatMap((one) => {
    const of = wanted.get(one);
    return of ? [{ row: one.row, of }] : [];
  });
}

const begun = (row: unknown) => (row as { created_at?: unknown } | null)?.created_at;
