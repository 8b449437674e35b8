import type { Scope } from '../../queries/contract.ts';
import { holds } from './change.ts';

export const shows = ['all', 'enabled', 'read', 'write'] as const;
export type Show = (typeof shows)[number];

export function filterScopes(scopes: readonly Scope[], words: string, show: Show, enabled: ReadonlySet<string>): readonly Scope[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return scopes.filter((scope) => {
    if (show === 'enabled' && !holds(scope, enabled)) return false;
    if (show === 'read' && scope.access !== 'Read only') return false;
    if (show === 'write' && scope.access !== 'Read / Write') return false;
    const text = [scope.key, scope.description, ...scope.permissions, ...scope.operations.flatMap(({ name, summary }) => [name, summary])]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}
