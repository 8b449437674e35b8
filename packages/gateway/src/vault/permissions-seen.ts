import type { Clock, OperationFacts } from '@gatehouse/connector';
import type { ConnectionStore } from '../store/ports.ts';

/** Every answer shows a permission; what it showed within the hour is not written again. */
const writtenAgainMs = 60 * 60_000;

/**
 * What the answers of Intercom have shown about an app's permissions, kept in the store. Shown to people, never decided by: Intercom
 * decides.
 */
export interface PermissionsSeen {
  /** Done when it is written down. Never throws: it is shown again by the next answer. */
  note(connectionId: string, operation: Guarded, granted: boolean): Promise<void>;
  /** The connection was authorized anew, or removed; the store forgets by itself. */
  forget(connectionId: string): void;
}

export type Guarded = Pick<OperationFacts, 'name' | 'scope'>;

interface Deps {
  readonly store: { readonly connections: Pick<ConnectionStore, 'notePermission'> };
  readonly clock: Clock;
}

export function createPermissionsSeen({ store, clock }: Deps): PermissionsSeen {
  const written = new Map<string, Map<string, { readonly granted: boolean; readonly at: number }>>();
  return {
    async note(connectionId, { name: operation, scope }, granted) {
      const at = clock.now();
      const scopes = written.get(connectionId) ?? new Map<string, { granted: boolean; at: number }>();
      const last = scopes.get(scope);
      if (last?.granted === granted && at - last.at < writtenAgainMs) return;
      written.set(connectionId, scopes.set(scope, { granted, at }));
      await store.connections.notePermission({ connectionId, scope, operation, granted, at }).catch(() => scopes.delete(scope));
    },
    forget: (connectionId) => written.delete(connectionId),
  };
}
