import {
  isExperimental,
  isOffered,
  type OperationFacts,
  operations,
  type PermissionKey,
  permissions,
  type ScopeKey,
  scopes,
} from '@gatehouse/connector';
import type * as z from 'zod';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { scopeSchemas } from './schemas.ts';

export const scopeHandlers = ({ experimental }: Pick<ManagementDeps, 'experimental'>): HandlersOf<typeof scopeSchemas> => ({
  list: async () => ({ output: listScopes(experimental) }),
});

export const listScopes = (experimental: boolean): z.output<typeof scopeSchemas.list.output> => ({
  scopes: scopes.map((scope) => ({
    ...scope,
    permissions: [...permissionLabels(scope.key)],
    operations: operations.flatMap((operation) => {
      const { name, summary, effect } = operation;
      const parts = partsOf(operation, scope.key);
      if ((operation.scope !== scope.key && parts.length === 0) || !isOffered(operation, experimental)) return [];
      return [{ name, summary, effect, ...(parts.length === 0 ? {} : { only: parts.map(({ opens }) => opens).join('; ') }) }];
    }),
  })),
});

/** What of an operation a scope opens, where it opens no more than that. */
const partsOf = ({ narrower = [] }: OperationFacts, key: ScopeKey) => narrower.filter(({ scope }) => scope === key);

const labelsByScope = new Map<ScopeKey, ReadonlySet<string>>();

/**
 * Labels of the check boxes of which the app needs one: what the operations of a scope say that do not change, and what Intercom's list
 * says where there are none.
 */
export function permissionLabels(scope: ScopeKey): ReadonlySet<string> {
  const known = labelsByScope.get(scope);
  if (known) return known;
  const keys = new Set<PermissionKey>(
    operations
      .filter((operation) => (operation.scope === scope || partsOf(operation, scope).length > 0) && !isExperimental(operation))
      .flatMap((operation) => operation.permissions),
  );
  const labels = new Set(
    permissions
      .filter((permission) => keys.has(permission.key) || (keys.size === 0 && permission.scopes.includes(scope)))
      .map((permission) => permission.label),
  );
  labelsByScope.set(scope, labels);
  return labels;
}
