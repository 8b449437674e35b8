import { operations, scopes } from '@gatehouse/connector';
import type { AuditFilter } from '../store/ports.ts';
import { permissionLabels } from './connections.ts';
import type { ManagementOutput } from './contract.ts';
import type { Handlers, ManagementDeps } from './handler.ts';

export function activityHandlers({ store }: ManagementDeps): Handlers<'activity.list' | 'scopes.list'> {
  return {
    async 'activity.list'({ before, limit, ...asked }) {
      const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as AuditFilter;
      // One more than asked, to know whether there is more.
      const found = await store.audit.list(filter, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return {
        rows: rows.map(({ groupId: _, connectionId: __, ...row }) => row),
        nextBefore: found.length > limit && last ? last.sequence : null,
      };
    },

    'scopes.list': async () => listScopes(),
  };
}

export const listScopes = (): ManagementOutput<'scopes.list'> => ({
  scopes: scopes.map((scope) => ({
    ...scope,
    permissions: [...permissionLabels(scope.key)],
    operations: operations
      .filter((operation) => operation.scope === scope.key)
      .map(({ name, summary, effect }) => ({ name, summary, effect })),
  })),
});
