import { scopes } from '@gatehouse/connector';
import type * as z from 'zod';
import type { Connection } from '../../store/ports.ts';
import type { Saved } from '../../vault/connections.ts';
import { isElsewhere, whyElsewhere } from '../../vault/origin.ts';
import { type HandlersOf, type ManagementDeps, memberOf, notFound } from '../handler.ts';
import { readPage } from '../pages.ts';
import { permissionLabels } from '../scopes/handlers.ts';
import { browserCookies } from './browser-cookie.ts';
import type { connectionSchemas } from './schemas.ts';

type Shown = z.output<typeof connectionSchemas.check.output>;

export function connectionHandlers({ store, vault, intercom, clock, publicUrl }: ManagementDeps): HandlersOf<typeof connectionSchemas> {
  const browserCookie = browserCookies(publicUrl);

  async function show(connections: readonly Connection[]): Promise<Shown[]> {
    const grants = await store.groups.grants({ connectionIds: connections.map(({ id }) => id) });
    const kept = new Map(
      await Promise.all(connections.map(async ({ id }) => [id, await store.connections.keptGrants(id, clock.now())] as const)),
    );
    const groupIds = [...grants, ...[...kept.values()].flat()].map(({ groupId }) => groupId);
    const groups = await store.groups.getMany([...new Set(groupIds)]);
    return connections.map(({ adminId: _, createdBy: __, ...connection }) => {
      const own = grants.filter(({ connectionId }) => connectionId === connection.id);
      const used = scopes.map(({ key }) => key).filter((key) => own.some((grant) => grant.scopes.includes(key)));
      return {
        ...connection,
        elsewhere: isElsewhere(connection, intercom),
        problem: whyElsewhere(connection, intercom) ?? connection.problem,
        keptGrants: (kept.get(connection.id) ?? []).map(({ groupId, scopes }) => ({
          groupId,
          groupName: groups.find(({ id }) => id === groupId)?.name ?? '',
          scopes: [...scopes],
        })),
        permissions: used.map((scope) => ({
          scope,
          groups: groups
            .filter(({ id }) => own.some((grant) => grant.groupId === id && grant.scopes.includes(scope)))
            .map(({ name }) => name),
          permissions: [...permissionLabels(scope)],
          state: vault.permissionState(connection.id, scope),
        })),
      };
    });
  }

  async function showOne(connection: Connection): Promise<Shown> {
    const [shown] = await show([connection]);
    return shown as Shown;
  }

  const describe = ({ connection, again }: Saved): string =>
    `Workspace ${connection.workspaceName} (${connection.workspaceId}) ${again ? 'connected again' : 'connected'} as "${connection.name}".`;

  return {
    async list({ limit, after }) {
      const { rows, more } = await readPage(limit, (count) => store.connections.list({ after, limit: count }));
      return { output: { connections: await show(rows), nextAfter: more?.name ?? null } };
    },

    async authorize({ name, callback, to, replace }, caller) {
      const begun = await vault.begin(memberOf(caller).id, { name, callback, to, replace });
      return { output: { authorizeUrl: begun.authorizeUrl }, cookies: [browserCookie.set(begun.browserCookie)] };
    },

    async finish_authorization({ code, state, error }, caller) {
      const { id: memberId } = memberOf(caller);
      const saved = await vault.complete({ code, state, error, browserCookie: browserCookie.read(caller.headers), memberId });
      return { output: { name: saved.connection.name }, explanation: describe(saved), cookies: [browserCookie.remove()] };
    },

    async add_token({ accessToken, name, to, region, replace }, caller) {
      const saved = await vault.addToken(memberOf(caller).id, { accessToken, name, to, region, replace });
      return { output: await showOne(saved.connection), explanation: describe(saved) };
    },

    async check({ id }) {
      const connection = await vault.check(id);
      return {
        output: await showOne(connection),
        explanation: connection.state === 'connected' ? 'Intercom accepts the credential.' : 'Intercom no longer accepts the credential.',
      };
    },

    async settle_grants({ id, give }) {
      if (!(await store.connections.get(id))) throw notFound('id', 'connection');
      const groups = await store.connections.settleKeptGrants(id, give, clock.now());
      const explanation = give
        ? `${groups} groups have again what they had before the workspace was disconnected.`
        : 'What groups had before is forgotten.';
      return { output: { ok: true, groups }, explanation };
    },

    async remove({ id, uninstall }) {
      const { uninstalled } = await vault.disconnect(id, { uninstall });
      const inIntercom = uninstalled
        ? 'The app is uninstalled in Intercom.'
        : uninstall
          ? 'Intercom did not confirm that the app is uninstalled: uninstall it there by hand.'
          : 'In Intercom the app stays installed.';
      return { output: { ok: true, uninstalled }, explanation: `The credential is forgotten. ${inIntercom}` };
    },
  };
}
