import type { Room, Row } from './room.ts';

/**
 * One thing that happens to a room, as data: a handler decides it, `apply` does it, the state file replays it. Ids and times are part
 * of it, so that a replay ends in the same world. `set` writes fields, `push` adds to the end of a field that is a list.
 */
export type Change =
  | { readonly kind: 'put'; readonly in: string; readonly row: Row }
  | { readonly kind: 'set'; readonly in: string; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'push'; readonly in: string; readonly id: string; readonly field: string; readonly items: readonly unknown[] }
  | { readonly kind: 'remove'; readonly in: string; readonly id: string };

/** One row before and after a change; `undefined` where there is none. */
export interface Transition<R extends Row> {
  readonly before: R | undefined;
  readonly after: R | undefined;
  /** The fields that the change gave, the same value as before among them. */
  readonly written: readonly string[];
}

/** What a room holds in one world. Rows are never changed in place: a change puts another one in the place of the old one. */
export interface Collection<R extends Row, Key extends string = string> {
  get(id: string): R | undefined;
  /** By one of the room's keys. */
  find(key: Key, value: string): R | undefined;
  /** In the order in which they came. */
  all(): readonly R[];
  /** What lists answer, in the room's order. Kept up to date, so that a page is a binary search and a slice of references. */
  listed(): readonly R[];
}

/** One that changes, which is for the ledger alone: what does not go through it is lost at a restart. */
export interface LiveCollection<R extends Row, Key extends string = string> extends Collection<R, Key> {
  /** Of a row that is not there nothing comes: a state file outlives changes of the seed. */
  apply(change: Change): Transition<R>;
}

export function createCollection<R extends Row, Key extends string>(room: Room<R, Key>, seeded: readonly R[]): LiveCollection<R, Key> {
  const { order } = room;
  // Frozen: a handler that changes a row in place, past the ledger, fails at once.
  const rows = new Map(seeded.map((row) => [row.id, Object.freeze(row)]));
  const isListed = (row: R) => !room.listed || room.listed(row);
  const compare = (a: R, b: R): number => {
    if (!order) return 0;
    const difference = order.by(a) - order.by(b) || compareText(a.id, b.id);
    return order.descending ? -difference : difference;
  };
  const ordered = order ? seeded.filter(isListed).sort(compare) : undefined;
  const indexes = new Map((Object.keys(room.keys) as Key[]).map((key) => [key, new Map<string, R>()]));

  const fold = (key: Key, value: string) => (room.keys[key] === 'any case' ? value.toLowerCase() : value);
  const keyOf = (key: Key, row: R): string | undefined => {
    const value: unknown = row[key as unknown as keyof R];
    return typeof value === 'string' && (room.keyed?.(row) ?? true) ? fold(key, value) : undefined;
  };
  const enter = (row: R): void => {
    for (const [key, index] of indexes) {
      const value = keyOf(key, row);
      if (value !== undefined) index.set(value, row);
    }
  };
  const leave = (row: R): void => {
    for (const [key, index] of indexes) {
      const value = keyOf(key, row);
      if (value !== undefined && index.get(value) === row) index.delete(value);
    }
  };
  for (const row of seeded) enter(row);

  const rearrange = (list: R[], before: R | undefined, after: R | undefined): void => {
    const old = before && isListed(before) ? before : undefined;
    const next = after && isListed(after) ? after : undefined;
    if (old && next && compare(old, next) === 0) {
      list[placeOf(list, old, compare)] = next;
      return;
    }
    if (old) list.splice(placeOf(list, old, compare), 1);
    if (next) list.splice(placeOf(list, next, compare), 0, next);
  };
  const replace = (before: R | undefined, after: R | undefined): void => {
    if (before) leave(before);
    if (after) enter(after);
    if (after) rows.set(after.id, Object.freeze(after));
    else if (before) rows.delete(before.id);
    if (ordered) rearrange(ordered, before, after);
  };

  return {
    get: (id) => rows.get(id),
    find: (key, value) => indexes.get(key)?.get(fold(key, value)),
    all: () => [...rows.values()],
    listed: () => ordered ?? (room.listed ? [...rows.values()].filter(isListed) : [...rows.values()]),
    apply: (change) => {
      const before = rows.get(change.kind === 'put' ? change.row.id : change.id);
      const after = change.kind === 'put' ? (change.row as R) : before && changed(before, change);
      replace(before, after);
      return { before, after, written: writtenBy(change) };
    },
  };
}

function changed<R extends Row>(row: R, change: Exclude<Change, { kind: 'put' }>): R | undefined {
  if (change.kind === 'set') return { ...row, ...change.fields };
  if (change.kind === 'push') {
    const list = row[change.field as keyof R] as readonly unknown[];
    return { ...row, [change.field]: [...list, ...change.items] };
  }
  return undefined;
}

function writtenBy(change: Change): readonly string[] {
  if (change.kind === 'put') return Object.keys(change.row);
  if (change.kind === 'set') return Object.keys(change.fields);
  return change.kind === 'push' ? [change.field] : [];
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where `item` stands, or belongs, in a sorted list. */
function placeOf<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as T, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
