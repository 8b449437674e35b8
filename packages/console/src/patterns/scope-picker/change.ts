import type { Scope } from '../../queries/contract.ts';

export interface Change {
  readonly added: readonly Scope[];
  readonly taken: readonly Scope[];
  /** How many operations are open afterwards that were not, and of how many more is; and the other way round. */
  readonly opened: number;
  readonly widened: number;
  readonly narrowed: number;
  readonly closed: number;
  /** What customers get to see that they did not before, by the scope that does it. */
  readonly seen: readonly Scope[];
  /** What can be deleted that could not before. */
  readonly deletes: readonly string[];
  /** What opens more than operations. */
  readonly guarding: readonly Scope[];
}

/** Whether a scope holds: it is switched on, or what it is part of is. */
export const holds = ({ key, partOf }: Scope, enabled: ReadonlySet<string>): boolean =>
  enabled.has(key) || (partOf !== undefined && enabled.has(partOf));

/** What a draft changes, as a group will notice it. */
export function changeOf(scopes: readonly Scope[], before: ReadonlySet<string>, after: ReadonlySet<string>): Change {
  const [had, has] = [opennessOf(scopes, before), opennessOf(scopes, after)];
  const names = [...new Set([...had.keys(), ...has.keys()])];
  const [grew, shrank] = [
    names.filter((name) => widthOf(has, name) > widthOf(had, name)),
    names.filter((name) => widthOf(has, name) < widthOf(had, name)),
  ];
  const opened = grew.filter((name) => !had.has(name)).length;
  const closed = shrank.filter((name) => !has.has(name)).length;
  const fresh = scopes.filter((scope) => holds(scope, after) && !holds(scope, before));
  const deleting = new Set(
    scopes.flatMap(({ operations }) => operations.filter(({ effect }) => effect === 'delete').map(({ name }) => name)),
  );
  return {
    added: scopes.filter(({ key }) => after.has(key) && !before.has(key)),
    taken: scopes.filter(({ key }) => before.has(key) && !after.has(key)),
    opened,
    widened: grew.length - opened,
    narrowed: shrank.length - closed,
    closed,
    // What is part of something that is told is not told again.
    seen: fresh.filter((scope) => scope.seen !== undefined && !fresh.some(({ key, seen }) => key === scope.partOf && seen !== undefined)),
    deletes: grew.filter((name) => deleting.has(name)),
    guarding: fresh.filter(({ guards }) => guards !== undefined),
  };
}

type Openness = ReadonlyMap<string, ReadonlySet<string>>;

const whole = Number.POSITIVE_INFINITY;

/** Which operations are open, and which parts of them; the whole is the part without a name. */
function opennessOf(scopes: readonly Scope[], enabled: ReadonlySet<string>): Openness {
  const open = new Map<string, Set<string>>();
  for (const scope of scopes.filter((one) => holds(one, enabled))) {
    for (const { name, only = '' } of scope.operations) open.set(name, (open.get(name) ?? new Set()).add(only));
  }
  return open;
}

function widthOf(open: Openness, name: string): number {
  const parts = open.get(name);
  return parts === undefined ? 0 : parts.has('') ? whole : parts.size;
}
