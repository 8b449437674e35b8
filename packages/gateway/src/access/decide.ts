import { type OperationFacts, type ScopeKey, scopes } from '@gatehouse/connector';
import type { ErrorDetails } from '../errors.ts';
import type { Connection, Store } from '../store/ports.ts';
import type { Access, Decision, GrantedConnection, GroupPolicy } from './access.ts';

interface Deps {
  readonly store: {
    readonly groups: Pick<Store['groups'], 'get' | 'grantsOf'>;
    readonly connections: Pick<Store['connections'], 'list'>;
    readonly policy: Store['policy'];
  };
}

/** A policy, and whether the organisation has any connection at all: the way out differs. */
interface Known {
  readonly policy: GroupPolicy;
  readonly connectedAtAll: boolean;
}

/** Deny by default: whatever is not granted in the store, for this group, on this connection, is refused. */
export function createAccess({ store }: Deps): Access {
  let version = store.policy.version();
  let cache = new Map<string, Promise<Known>>();

  async function load(groupId: string): Promise<Known> {
    const [group, grants, connections] = await Promise.all([
      store.groups.get(groupId),
      store.groups.grantsOf(groupId),
      store.connections.list(),
    ]);
    const granted = connections.flatMap((connection): GrantedConnection[] => {
      const grant = grants.find(({ connectionId }) => connectionId === connection.id);
      return grant && grant.scopes.length > 0 ? [{ connection, scopes: new Set(grant.scopes) }] : [];
    });
    return {
      policy: { groupId, groupName: group?.name ?? 'removed group', connections: group ? granted : [] },
      connectedAtAll: connections.length > 0,
    };
  }

  function know(groupId: string): Promise<Known> {
    const current = store.policy.version();
    if (current !== version) {
      version = current;
      cache = new Map();
    }
    const known = cache.get(groupId);
    if (known) return known;
    // What is still loading when something changes lands in the map that is put away.
    const into = cache;
    const loading = load(groupId);
    into.set(groupId, loading);
    loading.catch(() => into.delete(groupId));
    return loading;
  }

  return {
    async policyOf(principal) {
      return (await know(principal.groupId)).policy;
    },
    async decide(principal, connection, operation) {
      const { policy, connectedAtAll } = await know(principal.groupId);
      return decide(policy, connectedAtAll, connection, operation);
    },
  };
}

export function decide(policy: GroupPolicy, connectedAtAll: boolean, asked: string, operation: OperationFacts): Decision {
  const { groupName, connections } = policy;
  const details = { group: groupName, operation: operation.name };
  const names = connections.map(({ connection }) => connection.name).join(', ');

  if (connections.length === 0) {
    const fix = connectedAtAll
      ? `An administrator grants the group a connection and scopes under Groups → ${groupName} → Integrations.`
      : 'An administrator connects one under Integrations, then grants it to the group under Groups.';
    const explanation = connectedAtAll
      ? `The group "${groupName}" has not been granted access to a connected Intercom workspace. ${fix}`
      : `No Intercom workspace is connected, so the group "${groupName}" can reach none. ${fix}`;
    return deny('not_connected', explanation, { ...details, fix });
  }

  const granted =
    asked === 'default' && connections.length === 1
      ? connections[0]
      : connections.find(({ connection }) => connection.name === asked || connection.id === asked);
  if (!granted) {
    const fix = `Name one of: ${names}.`;
    return asked === 'default'
      ? deny('connection_ambiguous', `The group "${groupName}" has ${connections.length} connections. ${fix}`, {
          ...details,
          field: 'connection',
          fix,
        })
      : deny('connection_unknown', `The group "${groupName}" has no connection of that name. ${fix}`, {
          ...details,
          field: 'connection',
          fix: `${fix} An administrator can grant more under Groups → ${groupName} → Integrations.`,
        });
  }

  const { connection } = granted;
  const place = { ...details, connection: connection.name };
  if (!granted.scopes.has(operation.scope)) {
    const fix = `An administrator can enable it under Groups → ${groupName} → Integrations.`;
    const explanation = `${operation.name} needs the scope ${operation.scope} (${describeScope(operation.scope)}), which the group "${groupName}" does not have on "${connection.name}". ${fix}`;
    return deny('scope_missing', explanation, { ...place, scope: operation.scope, fix }, connection);
  }
  if (connection.state !== 'connected') {
    const fix = `An administrator connects "${connection.name}" again under Integrations.`;
    const explanation = `Intercom no longer accepts the connection "${connection.name}". ${fix}`;
    return deny('reconnect_required', explanation, { ...place, fix }, connection);
  }
  const explanation = `The group "${groupName}" has the scope ${operation.scope} on "${connection.name}".`;
  return { allow: true, groupName, connection, explanation };

  function deny(
    code: Extract<Decision, { allow: false }>['code'],
    explanation: string,
    facts: ErrorDetails,
    connection?: Connection,
  ): Decision {
    return { allow: false, code, groupName, explanation, details: facts, ...(connection ? { connection } : {}) };
  }
}

const descriptions = new Map<string, string>(scopes.map(({ key, description }) => [key, description]));

const describeScope = (scope: ScopeKey): string => descriptions.get(scope) ?? scope;
