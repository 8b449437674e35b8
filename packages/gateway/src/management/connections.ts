import { operations, type PermissionKey, permissions, type ScopeKey, scopes } from '@gatehouse/connector';
import type { Connection, Grant, Group } from '../store/ports.ts';
import type { Saved } from '../vault/connections.ts';
import type { CallbackAnswer } from '../vault/oauth-flow.ts';
import type { ManagementOutput } from './contract.ts';
import { type HandlerCall, type Handlers, type ManagementDeps, memberOf } from './handler.ts';

type Shown = ManagementOutput<'connections.list'>['connections'][number];

export function connectionHandlers({ store, vault }: ManagementDeps): Handlers<
  'connections.list' | 'connections.authorize' | 'connections.add_token' | 'connections.check' | 'connections.remove'
> & {
  /** The second half of `connections.authorize`, when the browser comes back from Intercom. */
  readonly finishAuthorization: (answer: Omit<CallbackAnswer, 'memberId'>, call: HandlerCall) => Promise<{ name: string }>;
} {
  async function show(connection: Connection): Promise<Shown> {
    const [grants, groups] = await Promise.all([store.groups.grants(), store.groups.list()]);
    return toShown(connection, grants, groups);
  }

  const toShown = (connection: Connection, grants: readonly Grant[], groups: readonly Group[]): Shown => {
    const { adminId: _, createdBy: __, ...shown } = connection;
    const own = grants.filter(({ connectionId }) => connectionId === connection.id);
    const used = scopes.map(({ key }) => key).filter((key) => own.some((grant) => grant.scopes.includes(key)));
    return {
      ...shown,
      permissions: used.map((scope) => ({
        scope,
        groups: groups
          .filter(({ id }) => own.some((grant) => grant.groupId === id && grant.scopes.includes(scope)))
          .map(({ name }) => name),
        permissions: [...permissionLabels(scope)],
        state: vault.permissionState(connection.id, scope),
      })),
    };
  };

  const say = ({ connection, again }: Saved): string =>
    `Workspace ${connection.workspaceName} (${connection.workspaceId}) ${again ? 'connected again' : 'connected'} as "${connection.name}".`;

  return {
    async 'connections.list'() {
      const [connections, grants, groups] = await Promise.all([store.connections.list(), store.groups.grants(), store.groups.list()]);
      return { connections: connections.map((connection) => toShown(connection, grants, groups)) };
    },

    async 'connections.authorize'({ name, callback }, call) {
      const { authorizeUrl, browserCookie } = await vault.begin(memberOf(call).memberId, { name, callback });
      call.browserCookie = browserCookie;
      return { authorizeUrl };
    },

    async finishAuthorization(answer, call) {
      const saved = await vault.complete({ ...answer, memberId: memberOf(call).memberId });
      call.explanation = say(saved);
      return { name: saved.connection.name };
    },

    async 'connections.add_token'({ accessToken, name, region }, call) {
      const saved = await vault.addToken(memberOf(call).memberId, { accessToken, name, region });
      call.explanation = say(saved);
      return show(saved.connection);
    },

    async 'connections.check'({ id }, call) {
      const connection = await vault.check(id);
      call.explanation =
        connection.state === 'connected' ? 'Intercom accepts the credential.' : 'Intercom no longer accepts the credential.';
      return show(connection);
    },

    async 'connections.remove'({ id }, call) {
      const { uninstalled } = await vault.disconnect(id);
      call.explanation = uninstalled
        ? 'Uninstalled in Intercom; the credential is forgotten.'
        : 'The credential is forgotten. Intercom did not confirm that the app is uninstalled: uninstall it there by hand.';
      return { ok: true, uninstalled };
    },
  };
}

const labelsByScope = new Map<ScopeKey, ReadonlySet<string>>();

/** Labels of the check boxes of which the app needs one: what the operations of a scope say, and what Intercom's list says. */
export function permissionLabels(scope: ScopeKey): ReadonlySet<string> {
  const known = labelsByScope.get(scope);
  if (known) return known;
  const keys = new Set<PermissionKey>(
    operations.filter((operation) => operation.scope === scope).flatMap((operation) => operation.permissions),
  );
  const label = scopes.find(({ key }) => key === scope)?.description;
  const labels = new Set(
    permissions
      .filter((permission) => keys.has(permission.key) || (keys.size === 0 && (permission.scope === scope || permission.label === label)))
      .map((permission) => permission.label),
  );
  labelsByScope.set(scope, labels);
  return labels;
}
