import {
  findOperation,
  isExperimental,
  isOffered,
  type OperationFacts,
  operations,
  type PermissionKey,
  permissions,
  permissionTiers,
  type Scope,
  type ScopeKey,
  scopes,
} from '@gatehouse/connector';
import { webhookTopics } from '@gatehouse/connector/webhook-topics';
import type * as z from 'zod';
import { fixOfExperimental } from '../../errors.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import { presetsOf } from './presets.ts';
import type { scopeSchemas } from './schemas.ts';

export const scopeHandlers = ({ access }: Pick<ManagementDeps, 'access'>): HandlersOf<typeof scopeSchemas> => ({
  list: async () => ({ output: listScopes(await access.isExperimental()) }),
  permissions: async () => ({ output: listPermissions() }),
});

type KeyedScope = Omit<Scope, 'key' | 'partOf'> & { readonly key: ScopeKey; readonly partOf?: ScopeKey };

export function listScopes(experimental: boolean): z.output<typeof scopeSchemas.list.output> {
  const listed = scopes.map(({ seen, ...scope }: KeyedScope) => {
    const opened = operations.filter((operation) => operation.scope === scope.key || partsOf(operation, scope.key).length > 0);
    const offered = opened.filter((operation) => isOffered(operation, experimental));
    const without = scope.without ?? (opened.length > 0 && offered.length === 0 ? fixOfExperimental : undefined);
    return {
      ...scope,
      ...(typeof seen === 'string' && { seen }),
      ...(without === undefined ? {} : { without }),
      permissions: [...permissionLabels(scope.key)],
      needs: needsOf(scope.key, offered),
      operations: offered.map((operation) => {
        const { name, summary, effect, tool } = operation;
        const only = partsOf(operation, scope.key).map(({ opens }) => opens);
        return { name, summary, effect, ...(tool && { tool }), ...(only.length === 0 ? {} : { only: only.join('; ') }) };
      }),
    };
  });
  return { scopes: listed, presets: presetsOf(listed) };
}

/** Sets of check boxes, of each of which the app needs one; what an operation says, and where a scope has none, what opens the scope. */
function needsOf(scope: ScopeKey, offered: readonly { readonly permissions: readonly PermissionKey[] }[]): PermissionKey[][] {
  const opening = permissions.filter((permission) => (permission.scopes as readonly ScopeKey[]).includes(scope)).map(({ key }) => key);
  const demands = offered.length > 0 ? offered.map((operation) => [...operation.permissions].sort()) : [opening];
  return [...new Map(demands.filter(({ length }) => length > 0).map((demand) => [demand.join(), demand])).values()];
}

export const listPermissions = (): z.output<typeof scopeSchemas.permissions.output> => ({
  tiers: Object.entries(permissionTiers).map(([key, title]) => ({ key: key as keyof typeof permissionTiers, title })),
  permissions: permissions.map((permission) => ({
    key: permission.key,
    label: permission.label,
    description: permission.description,
    ...('remark' in permission ? { remark: permission.remark } : {}),
    tier: permission.tier,
    canvasKit: permission.canvasKit,
    scopes: [...permission.scopes],
    topics: webhookTopics.filter((group) => group.permissions.includes(permission.key)).flatMap(({ topics }) => topics),
    operations: operations.filter((operation) => operation.permissions.includes(permission.key)).length,
  })),
  connecting: [...(findOperation('admins.me')?.permissions ?? [])],
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
