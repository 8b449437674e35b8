import { findOperation, permissions, type ScopeKey, scopes } from '@gatehouse/connector';
import type * as z from 'zod';
import type { Connection } from '../../store/ports.ts';
import type { Saved } from '../../vault/connections.ts';
import { isElsewhere, whyElsewhere } from '../../vault/origin.ts';
import { isTriable } from '../../vault/permission-check.ts';
import { type HandlersOf, type ManagementDeps, memberOf, notFound } from '../handler.ts';
import { readPage } from '../pages.ts';
import { permissionLabels } from '../scopes/handlers.ts';
import { browserCookies } from './browser-cookie.ts';
import type { connectionSchemas } from './schemas.ts';

/** Of a scope that is a part of another's, Intercom shows what it shows of that. */
const wholes: ReadonlyMap<string, ScopeKey> = new Map(scopes.flatMap((scope) => ('partOf' in scope ? [[scope.key, scope.partOf]] : [])));

/** Of the check boxes of which what was refused needs one. */
function labelsOf(operation: string): string[] {
  const keys = findOperation(operation)?.permissions ?? [];
  return permissions.filter(({ key }) => keys.includes(key)).map(({ label }) => label);
}

type Shown = z.output<typeof connectionSchemas.add_token.output>;

export function connectionHandlers({ store, vault, intercom, clock, publicUrl }: ManagementDeps): HandlersOf<typeof connectionSchemas> {
  const browserCookie = browserCookies(publicUrl);

  async function show(connections: readonly Connection[]): Promise<Shown[]> {
    const grants = await store.groups.grants({ connectionIds: connections.map(({ id }) => id) });
    const kept = new Map(
      await Promise.all(connections.map(async ({ id }) => [id, await store.connections.keptGrants(id, clock.now())] as const)),
    );
    const groupIds = [...grants, ...[...kept.values()].flat()].map(({ groupId }) => groupId);
    const groups = await store.groups.getMany([...new Set(groupIds)]);
    const seen = await store.connections.permissionsSeen(connections.map(({ id }) => id));
    const triable = new Set<ScopeKey>();
    for (const scope of new Set(grants.flatMap(({ scopes }) => scopes))) if (await isTriable(scope)) triable.add(scope);
    return connections.map(({ adminId, teammateId, teammateName, createdBy: _, ...connection }) => {
      const own = grants.filter(({ connectionId }) => connectionId === connection.id);
      const used = scopes.map(({ key }) => key).filter((key) => own.some((grant) => grant.scopes.includes(key)));
      return {
        ...connection,
        adminKnown: adminId !== '',
        teammate: teammateId === null ? null : { id: teammateId, name: teammateName },
        elsewhere: isElsewhere(connection, intercom),
        problem: whyElsewhere(connection, intercom) ?? connection.problem,
        keptGrants: (kept.get(connection.id) ?? []).map(({ groupId, scopes }) => ({
          groupId,
          groupName: groups.find(({ id }) => id === groupId)?.name ?? '',
          scopes: [...scopes],
        })),
        permissions: used.map((scope) => {
          const last = seen.find((one) => one.connectionId === connection.id && one.scope === (wholes.get(scope) ?? scope));
          return {
            scope,
            groups: groups
              .filter(({ id }) => own.some((grant) => grant.groupId === id && grant.scopes.includes(scope)))
              .map(({ name }) => name),
            permissions: last?.granted === false ? labelsOf(last.operation) : [...permissionLabels(scope)],
            state: last === undefined ? ('unseen' as const) : last.granted ? ('granted' as const) : ('missing' as const),
            seenAt: last?.at ?? null,
            triable: triable.has(scope),
          };
        }),
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

    async add_token({ accessToken, name, to, region, replace, teammateId }, caller) {
      const saved = await vault.addToken(memberOf(caller).id, { accessToken, name, to, region, replace, teammateId });
      return { output: await showOne(saved.connection), explanation: describe(saved) };
    },

    async check({ id }) {
      const { connection, seen, stopped } = await vault.check(id);
      const shown = await showOne(connection);
      const granted = [...seen.values()].filter((one) => one.granted).length;
      const tried = { granted, missing: seen.size - granted, open: shown.permissions.length - seen.size, stopped };
      const accepts = connection.state === 'connected' ? 'Intercom accepts the credential.' : 'Intercom no longer accepts the credential.';
      return {
        output: { ...shown, tried },
        explanation: seen.size === 0 ? accepts : `${accepts} Of what groups use it opens ${granted} of ${seen.size} that were tried.`,
      };
    },

    async set_teammate({ id, teammateId }) {
      const connection = await vault.setTeammate(id, teammateId);
      const { teammateName } = connection;
      const explanation =
        teammateId === null
          ? 'Nobody is entered any more to act as.'
          : `Calls that name nobody act as ${teammateName === null ? `the teammate ${teammateId}, whom Intercom did not let us look up` : `${teammateName} (${teammateId})`}.`;
      return { output: await showOne(connection), explanation };
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
