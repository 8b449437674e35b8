import type { Scope } from '../../queries/contract.ts';

/** A scope, and those that open less than it does. */
export interface Entry {
  readonly scope: Scope;
  readonly parts: readonly Scope[];
}

export interface ResourceRow {
  readonly resource: string;
  readonly title: string;
  readonly read: readonly Entry[];
  readonly write: readonly Entry[];
}

export const opensSomething = ({ operations, guards }: Scope): boolean => operations.length > 0 || guards !== undefined;

/** By resource, in their order; a scope that is part of another stands below it. Those that open nothing are apart. */
export function tableOf(scopes: readonly Scope[]): { readonly rows: readonly ResourceRow[]; readonly idle: readonly Scope[] } {
  const opening = scopes.filter(opensSomething);
  const known = new Set<string>(opening.map(({ key }) => key));
  const entries = opening
    .filter(({ partOf }) => partOf === undefined || !known.has(partOf))
    .map((scope) => ({ scope, parts: opening.filter(({ partOf }) => partOf === scope.key) }));
  const rows = [...Map.groupBy(entries, ({ scope }) => resourceOf(scope.partOf ?? scope.key))].map(([resource, list]) => ({
    resource,
    title: titleOf(resource),
    read: list.filter(({ scope }) => scope.access === 'Read only'),
    write: list.filter(({ scope }) => scope.access === 'Read / Write'),
  }));
  return { rows, idle: scopes.filter((scope) => !opensSomething(scope)) };
}

const resourceOf = (key: string): string => key.replace(/:.*/s, '');

/** As people write it: `ip_allowlist` is "IP allowlist". */
function titleOf(resource: string): string {
  const words = resource.replaceAll('_', ' ').replace(/\b(?:ai|api|ip)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
