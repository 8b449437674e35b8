import { type Clock, findOperation, type ScopeKey } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Connection, Store } from '../store/ports.ts';
import type { ConnectionKind, Region, Replacement, Target } from '../store/words.ts';
import type { Apps } from './apps.ts';
import type { CallbackPath } from './callback-paths.ts';
import { toConnectionName } from './connection-name.ts';
import type { Credentials } from './credentials.ts';
import { type Account, type IntercomAccount, isToken } from './intercom-account.ts';
import type { CallbackAnswer, OauthFlow } from './oauth-flow.ts';
import { isOnSandbox } from './origin.ts';
import type { PermissionsTried, TryPermissions } from './permission-check.ts';
import type { PermissionsSeen } from './permissions-seen.ts';
import { type Recognise, workspaceUnknown } from './recognise.ts';
import { type createTargets, fixOfUnknown } from './target.ts';
import type { FindTeammate } from './teammate.ts';
import type { Credential } from './vault.ts';

export interface Saved {
  readonly connection: Connection;
  /** The workspace was connected before: id, name and grants stayed. */
  readonly again: boolean;
}

export interface Checked extends PermissionsTried {
  readonly connection: Connection;
}

/** Making, checking and ending connections; for `management`. */
export interface Connections {
  /** Answers where to send the browser, and the value of the cookie that binds the answer to it. */
  begin(
    memberId: string,
    options: { name?: string | undefined; callback: CallbackPath; to?: Target | undefined; replace?: Replacement | undefined },
  ): Promise<{ authorizeUrl: string; browserCookie: string }>;
  /**
   * Throws one of the `oauth_…` errors, `permission_missing`, `conflict`, `already_connected`, `credential_weaker` or an `upstream_…` error;
   * then nothing is stored.
   */
  complete(answer: CallbackAnswer): Promise<Saved>;
  /** Throws `token_invalid`, or as `complete` and, of the teammate, `setTeammate`. A region that is given is asked alone. */
  addToken(
    memberId: string,
    options: {
      accessToken: string;
      name?: string | undefined;
      to?: Target | undefined;
      region?: Region | undefined;
      replace?: Replacement | undefined;
      teammateId?: string | undefined;
    },
  ): Promise<Saved>;
  /** Asks Intercom whether the credential works, and what it opens of what groups use, and brings the state in line with the answers. */
  check(connectionId: string): Promise<Checked>;
  /**
   * The teammate to act as where a call names nobody; null takes it away. Throws `input_invalid` where the workspace has none with the id;
   * where the credential may not look, nobody knows, and the connection has no name of them.
   */
  setTeammate(connectionId: string, teammateId: string | null): Promise<Connection>;
  /**
   * Forgets the connection and its credential. Uninstalling the app as well ends it for everybody who uses it in that workspace, so it
   * is done only when asked for, and not for a pasted token, which is of an app of the customer's own: `input_invalid`. Answers whether
   * Intercom confirmed it; it is forgotten here in any case.
   */
  disconnect(connectionId: string, options?: { uninstall?: boolean }): Promise<{ uninstalled: boolean }>;
}

/** What groups had on a workspace, for whoever connects it again. */
const grantsKeptMs = 30 * 24 * 60 * 60_000;

/** Who a credential acts as, at which Intercom, and where that answered. */
interface Found extends Account {
  readonly region: Region;
  readonly origin: string;
  readonly baseUrl: string;
}

interface Saving {
  readonly kind: ConnectionKind;
  readonly name: string | null;
  readonly memberId: string;
  readonly replace: Replacement;
  readonly teammate?: Teammate | undefined;
}

type Teammate = Pick<Connection, 'teammateId' | 'teammateName'>;

interface Deps {
  readonly store: Pick<Store, 'connections' | 'groups'>;
  readonly tryPermissions: TryPermissions;
  readonly findTeammate: FindTeammate;
  readonly apps: Pick<Apps, 'get'>;
  readonly targets: ReturnType<typeof createTargets>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly account: IntercomAccount;
  readonly recognise: Recognise;
  readonly credentials: Credentials;
  readonly flow: OauthFlow;
  readonly permissionsSeen: PermissionsSeen;
  /** False when another credential has come in the meantime. */
  readonly requireReconnect: (connection: Connection, refusedVersion: number) => Promise<boolean>;
}

export function createConnections(deps: Deps): Connections {
  const {
    store,
    apps,
    targets,
    clock,
    newId,
    tryPermissions,
    findTeammate,
    account,
    recognise,
    credentials,
    flow,
    permissionsSeen,
    requireReconnect,
  } = deps;
  let saving: Promise<unknown> = Promise.resolve();

  /**
   * One at a time, so that two people who connect the same workspace at once end with one connection. Of several processes one would
   * succeed and the other be told of the conflict.
   */
  async function save(...args: Parameters<typeof saveAlone>): Promise<Saved> {
    const saved = saving.then(() => saveAlone(...args));
    saving = saved.catch(() => {});
    const { connection, again } = await saved;
    const [token, { baseUrl }] = args;
    // Whoever connects it again wants to see what that has changed.
    if (again) await tryUsed(connection, { token, baseUrl });
    return { connection, again };
  }

  async function saveAlone(
    token: string,
    { baseUrl, ...found }: Found,
    { kind, name, memberId, replace, teammate }: Saving,
  ): Promise<Saved> {
    const all = await store.connections.list();
    // A workspace of the sandbox is another one, whatever its id.
    const before = all.find((one) => one.workspaceId === found.workspaceId && isOnSandbox(one) === isOnSandbox(found));
    const named = all.find((connection) => connection.name === name);
    if (name !== null && named && named !== before) {
      throw new GatewayError('conflict', {
        field: 'name',
        connection: name,
        fix: `"${name}" is connected to another workspace. Authorize that workspace to connect it again, or begin anew with another name.`,
      });
    }
    if (before) await mayReplace(before, token, { ...found, baseUrl, kind, replace });
    const now = clock.now();
    // Of a credential that may not ask, only the id is known.
    const workspaceName = found.adminId === '' && before ? before.workspaceName : found.workspaceName;
    const fresh = { ...found, workspaceName, kind, state: 'connected' as const, connectedAt: now, checkedAt: now, problem: null };
    const connection: Connection = before
      ? { ...before, ...fresh, ...teammate }
      : {
          teammateId: null,
          teammateName: null,
          ...fresh,
          ...teammate,
          id: newId(),
          name: name ?? toConnectionName(found.workspaceName, new Set(all.map((other) => other.name))),
          createdAt: now,
          createdBy: memberId,
        };
    const last = before && (await store.connections.readCredential(before.id));
    const version = (last?.version ?? 0) + 1;
    const credential = credentials.seal(connection, version, token);
    await (before ? store.connections.reconnect(connection, credential) : store.connections.add(connection, credential));
    permissionsSeen.forget(connection.id);
    return { connection, again: before !== undefined };
  }

  return {
    begin: flow.begin,

    async complete(answer) {
      const { code, to, connectionName, replace } = await flow.finish(answer);
      const app = await apps.get(to);
      const token = await account.exchange(code, app);
      const me = await account.me(app.apiUrl, token);
      if (me.kind === 'refused') throw new GatewayError('oauth_code_invalid', { fix: 'Begin again under Integrations.' });
      const owner = me.kind === 'ok' ? me.account : await unnamed(app.apiUrl, token);
      const found = foundAt(owner, to, app.apiUrl, app.region);
      return save(token, found, { kind: 'oauth', name: connectionName, memberId: answer.memberId, replace });
    },

    async addToken(memberId, { accessToken, name, to, region, replace = 'nothing', teammateId }) {
      const token = accessToken.trim();
      const of = isToken(token) ? await targets.of(token, to) : null;
      const found = of && (await identify(token, of, region));
      if (found === null) {
        const asked = of === null ? [] : targets.candidates(of, region);
        throw new GatewayError('token_invalid', { field: 'accessToken', fix: fixOfUnknown(asked, region) });
      }
      const teammate = teammateId === undefined ? undefined : await teammateOf({ token, baseUrl: found.baseUrl }, teammateId);
      return save(token, found, { kind: 'access_token', name: name ?? null, memberId, replace, teammate });
    },

    async check(connectionId) {
      const connection = await known(connectionId);
      const { credential, version } = await credentials.open(connection);
      const answer = await account.me(credential.baseUrl, credential.token);
      let tried: PermissionsTried = { seen: new Map(), stopped: null };
      if (answer.kind === 'refused') await requireReconnect(connection, version);
      // Intercom can block a token and allow it again; then nobody has to authorize anything.
      else if (connection.state === 'connected' || answer.kind === 'ok' || (await opens(credential))) {
        const owner = answer.kind === 'ok' && connection.adminId === '' ? ownerOf(answer.account) : undefined;
        if (owner || connection.state !== 'connected') await restore({ ...connection, ...owner }, credential.token, version);
        tried = await tryUsed(connection, credential);
      }
      await store.connections.markChecked(connectionId, clock.now());
      return { connection: await known(connectionId), ...tried };
    },

    async setTeammate(connectionId, teammateId) {
      const connection = await known(connectionId);
      const teammate =
        teammateId === null
          ? { teammateId, teammateName: null }
          : await teammateOf((await credentials.open(connection)).credential, teammateId);
      if (!(await store.connections.setTeammate(connectionId, teammate))) throw unknownConnection();
      return { ...connection, ...teammate };
    },

    async disconnect(connectionId, { uninstall = false } = {}) {
      const connection = await known(connectionId);
      if (uninstall && connection.kind === 'access_token') throw ownApp(connection);
      const opened = uninstall ? await credentials.open(connection).catch(() => undefined) : undefined;
      const uninstalled = opened !== undefined && (await account.uninstall(opened.credential.baseUrl, opened.credential.token));
      const now = clock.now();
      if (!(await store.connections.remove(connectionId, { now, grantsUntil: now + grantsKeptMs }))) throw unknownConnection();
      permissionsSeen.forget(connectionId);
      return { uninstalled };
    },
  };

  /** What works is left alone unless somebody said otherwise, having been told what changes. */
  async function mayReplace(
    before: Connection,
    token: string,
    { kind, adminName, baseUrl, replace }: Found & { kind: ConnectionKind; replace: Replacement },
  ): Promise<void> {
    if (before.state !== 'connected' || replace === 'weaker') return;
    const old = await credentials.open(before).catch(() => undefined);
    if (old?.credential.token === token) return;
    const { name, workspaceName } = before;
    if (replace === 'nothing') {
      const now = `${words[before.kind]}, as ${before.adminName || 'somebody unnamed'}`;
      const then = `${words[kind]}, as ${adminName || 'somebody unnamed'}`;
      throw new GatewayError('already_connected', {
        field: 'replace',
        connection: name,
        fix: `"${name}" is connected to ${workspaceName} and works (${now}). The new credential (${then}) would take its place for every group. To have that, reconnect it under Integrations, or name \`replace: "connected"\`.`,
      });
    }
    const { seen } = await tryPermissions({ token, baseUrl }, await usedOn(before));
    const lacking = [...seen].flatMap(([scope, { granted }]) => (granted ? [] : [scope])).sort();
    if (lacking.length === 0) return;
    throw new GatewayError('credential_weaker', {
      field: 'replace',
      connection: name,
      fix: `The new credential does not open what groups use on "${name}": ${lacking.join(', ')}. Tick the permissions on the Intercom app and connect again, or name \`replace: "weaker"\` to go on without them. The old credential is still there.`,
    });
  }

  /** What groups may do on it. */
  async function usedOn({ id }: Connection): Promise<readonly ScopeKey[]> {
    const grants = await store.groups.grants({ connectionIds: [id] });
    return [...new Set(grants.flatMap(({ scopes }) => scopes))];
  }

  async function tryUsed(connection: Connection, credential: Credential): Promise<PermissionsTried> {
    const tried = await tryPermissions(credential, await usedOn(connection));
    await Promise.all([...tried.seen.values()].map(({ operation, granted }) => permissionsSeen.note(connection.id, operation, granted)));
    return tried;
  }

  async function teammateOf(credential: Credential, teammateId: string): Promise<Teammate> {
    return { teammateId, teammateName: await findTeammate(credential, teammateId) };
  }

  async function known(connectionId: string): Promise<Connection> {
    const connection = await store.connections.get(connectionId);
    if (!connection) throw unknownConnection();
    return connection;
  }

  async function restore(connection: Connection, token: string, version: number): Promise<void> {
    const again = { ...connection, state: 'connected', problem: null } as const;
    await store.connections.reconnect(again, credentials.seal(connection, version + 1, token));
    permissionsSeen.forget(connection.id);
  }

  /** The 401 of a missing permission is also one of a credential that is no good: only what it opens tells. */
  async function opens({ baseUrl, token }: Credential): Promise<boolean> {
    const found = await recognise(baseUrl, token);
    return found.kind === 'named' || found.opened;
  }

  /** Of an app that may not ask who it is. */
  async function unnamed(baseUrl: string, token: string): Promise<Account> {
    const found = await recognise(baseUrl, token);
    if (found.kind === 'unnamed') throw workspaceUnknown(findOperation('admins.me'), found);
    return found.account;
  }

  /** The workspace's own answer says which region it is of. */
  function foundAt(me: Account, to: Target, baseUrl: string, asked: Region): Found {
    const region = me.region ?? asked;
    return { ...me, region, origin: targets.origin(to, region), baseUrl };
  }

  /** A token of one region is refused by the others. Null when all that are asked refuse it. */
  async function identify(token: string, to: Target, chosen: Region | undefined): Promise<Found | null> {
    let failure: unknown;
    for (const { url, region } of targets.candidates(to, chosen)) {
      try {
        const me = await account.me(url, token);
        if (me.kind === 'refused') continue;
        return foundAt(me.kind === 'ok' ? me.account : await unnamed(url, token), to, url, region);
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
    return null;
  }
}

/** Whom a credential turns out to be of, once it may ask. */
const ownerOf = ({ adminId, adminName, adminEmail, workspaceName }: Account) => ({ adminId, adminName, adminEmail, workspaceName });

const words = { oauth: 'over OAuth', access_token: 'by access token' } as const;

const ownApp = ({ name }: Connection) =>
  new GatewayError('input_invalid', {
    field: 'uninstall',
    connection: name,
    fix: 'This connection uses an access token of an app of your own, which other programs may use: remove the app in Intercom if you want it gone. Disconnect without uninstalling.',
  });

const unknownConnection = () =>
  new GatewayError('not_found', { field: 'id', fix: 'Read the list of connections again: it may have been removed.' });
