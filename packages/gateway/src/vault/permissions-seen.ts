export type PermissionState = 'granted' | 'missing' | 'unseen';

/**
 * What the answers of Intercom have shown about an app's permissions. Shown to people, never decided by: Intercom decides. Of several
 * processes each would show what it has seen itself.
 */
export interface PermissionsSeen {
  note(connectionId: string, scope: string, granted: boolean): void;
  state(connectionId: string, scope: string): PermissionState;
  /** The connection was authorized anew, or removed. */
  forget(connectionId: string): void;
}

export function createPermissionsSeen(): PermissionsSeen {
  const seen = new Map<string, Map<string, boolean>>();
  return {
    note(connectionId, scope, granted) {
      const scopes = seen.get(connectionId) ?? new Map<string, boolean>();
      seen.set(connectionId, scopes.set(scope, granted));
    },
    state(connectionId, scope) {
      const granted = seen.get(connectionId)?.get(scope);
      return granted === undefined ? 'unseen' : granted ? 'granted' : 'missing';
    },
    forget: (connectionId) => seen.delete(connectionId),
  };
}
