import { smallest } from '../../../../gateway/src/management/scopes/smallest.ts';
import type { WorksheetSearch } from '../../app/search.ts';
import { isSameSet } from '../../patterns/scope-picker/filter.ts';
import type { Group, Permission, PermissionKey, Permissions, Preset, Scope, ScopeKey } from '../../queries/contract.ts';

/** What permissions are chosen for: a preset, or what groups have. */
export interface Purpose {
  readonly id: string;
  readonly label: string;
  readonly kind: 'preset' | 'group';
  readonly scopes: ReadonlySet<ScopeKey>;
}

export function purposesOf(presets: readonly Preset[], groups: readonly Group[]): readonly Purpose[] {
  const used = groups.map(({ id, name, grants }) => ({
    id: `group:${id}`,
    label: name,
    kind: 'group' as const,
    scopes: new Set(grants.flatMap(({ scopes }) => scopes)),
  }));
  const all = { id: 'groups', label: 'All groups', kind: 'group' as const, scopes: new Set(used.flatMap(({ scopes }) => [...scopes])) };
  const chosen = presets.map(({ id, label, scopes }) => ({ id, label, kind: 'preset' as const, scopes: new Set(scopes) }));
  return [all, ...used, ...chosen].filter(({ scopes }) => scopes.size > 0);
}

export interface Worksheet {
  readonly purpose: Purpose | undefined;
  readonly ticked: ReadonlySet<PermissionKey>;
  /** Ticked without Canvas Kit, too. */
  readonly chosen: ReadonlySet<PermissionKey>;
  /** Ticked with Canvas Kit, and not to be unticked. */
  readonly locked: ReadonlySet<PermissionKey>;
  /** Whether it is the fewest for the purpose, with what Canvas Kit wants. */
  readonly isFewest: boolean;
  /** Scopes of the purpose that are not open, or not whole. */
  readonly short: readonly ScopeKey[];
  /** Whether the app may ask whose it is. */
  readonly isKnown: boolean;
  /** Ticked, and needed for nothing of the purpose. */
  readonly beyond: ReadonlySet<PermissionKey>;
}

interface Known {
  readonly scopes: readonly Scope[];
  readonly purposes: readonly Purpose[];
  readonly boxes: Pick<Permissions, 'permissions' | 'connecting'>;
}

export function worksheetOf(search: WorksheetSearch, { scopes, purposes, boxes: { permissions, connecting } }: Known): Worksheet {
  const purpose = purposes.find(({ id }) => id === search.for) ?? purposes[0];
  const wanted = scopes.filter(({ key }) => purpose?.scopes.has(key));
  const demands = [...wanted.flatMap(({ needs }) => needs), connecting];
  const weights = new Map(permissions.map(({ key, operations }) => [key, operations]));
  const fewest = new Set(smallest(demands, (key) => weights.get(key) ?? 0));
  const locked = new Set(search.canvas ? permissions.filter(({ canvasKit }) => canvasKit).map(({ key }) => key) : []);
  const chosen = search.tick === undefined ? fewest : keysIn(search.tick, permissions);
  const ticked = new Set([...chosen, ...locked]);
  const isMet = (demand: readonly PermissionKey[], without?: PermissionKey) => demand.some((key) => key !== without && ticked.has(key));
  return {
    purpose,
    ticked,
    locked,
    isFewest: isSameSet(ticked, new Set([...fewest, ...locked])),
    chosen,
    short: wanted.filter(({ needs }) => !needs.every((demand) => isMet(demand))).map(({ key }) => key),
    isKnown: isMet(connecting),
    beyond: new Set(
      [...ticked].filter((key) => !fewest.has(key) && !locked.has(key) && demands.every((demand) => !isMet(demand) || isMet(demand, key))),
    ),
  };
}

function keysIn(text: string, permissions: readonly Permission[]): ReadonlySet<PermissionKey> {
  const said = new Set(text.split(','));
  return new Set(permissions.map(({ key }) => key).filter((key) => said.has(key)));
}

/** For a ticket or a mail to whoever manages the app. */
export function asList({ tiers, permissions }: Permissions, ticked: ReadonlySet<PermissionKey>): string {
  return tiers
    .map(({ key, title }) => [
      title,
      ...permissions.filter((one) => one.tier === key && ticked.has(one.key)).map(({ label }) => `- ${label}`),
    ])
    .filter(({ length }) => length > 1)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
