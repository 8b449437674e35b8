import { operations, type PermissionKey, permissions, type ScopeKey, scopes } from '@gatehouse/connector';
import type * as z from 'zod';
import type { HandlersOf } from '../handler.ts';
import type { scopeSchemas } from './schemas.ts';

export const scopeHandlers = (): HandlersOf<typeof scopeSchemas> => ({
  list: async () => ({ output: listScopes() }),
});

export const listScopes = (): z.output<typeof scopeSchemas.list.output> => ({
  scopes: scopes.map((scope) => ({
    ...scope,
    permissions: [...permissionLabels(scope.key)],
    operations: operations
      .filter((operation) => operation.scope === scope.key)
      .map(({ name, summary, effect }) => ({ name, summary, effect })),
  })),
});

const labelsByScope = new Map<ScopeKey, ReadonlySet<string>>();

/** Labels of the check boxes of which the app needs one: what the operations of a scope say, and what Intercom's list says. */
export function permissionLabels(scope: ScopeKey): ReadonlySet<string> {
  const known = labelsByScope.get(scope);
  if (known) return known;
  const keys = new Set<PermissionKey>(
    operations.filter((operation) => operation.scope === scope).flatMap((operation) => operation.permissions),
  );
  const labels = new Set(
    permissions
      .filter((permission) => keys.has(permission.key) || (keys.size === 0 && permission.scopes.includes(scope)))
      .map((permission) => permission.label),
  );
  labelsByScope.set(scope, labels);
  return labels;
}
