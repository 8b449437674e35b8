import type { Clock, Transport } from '@gatehouse/connector';
import { findOperation, permissions } from '@gatehouse/connector';
import { type Audit, system } from '../audit/audit.ts';
import { succeeded } from '../audit/outcome.ts';
import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Connection, Store } from '../store/ports.ts';
import { type ConnectionKind, type Region, regions } from '../store/words.ts';
import type { CallbackPath } from './callback-paths.ts';
import { toConnectionName } from './connection-name.ts';
import { toCredential } from './credential.ts';
import { type Account, createIntercomAccount, isToken } from './intercom-account.ts';
import type { KeyRing } from './keyring.ts';
import { type CallbackAnswer, createOauthFlow } from './oauth-flow.ts';
import { open, SealError, seal } from './seal.ts';
import type { Credential, Vault } from './vault.ts';

export type PermissionState = 'granted' | 'missing' | 'unseen';

export interface Saved {
  readonly connection: Connection;
  /** The workspace was connected before: id, name and grants stayed. */
  readonly again: boolean;
}

/** Making, checking and ending connections; for `management`. */
export interface Connections {
  /** Answers where to send the browser, and the value of the cookie that binds the answer to it. */
  begin(
    memberId: string,
    options: { name?: string | undefined; callback: CallbackPath },
  ): Promise<{ authorizeUrl: string; browserCookie: string }>;
  /** Throws one of the `oauth_…` errors, `permission_missing`, `conflict` or an `upstream_…` error; then nothing is stored. */
  complete(answer: CallbackAnswer): Promise<Saved>;
  /** Throws `token_invalid`, or as `complete`. */
  addToken(memberId: string, options: { accessToken: string; name?: string | undefined; region?: Region | undefined }): Promise<Saved>;
  /** Asks Intercom whether the credential works, and brings the state in line with the answer. */
  check(connectionId: string): Promise<Connection>;
  /** Uninstalls the app and forgets the credential, whether Intercom confirms it or not. */
  disconnect(connectionId: string): Promise<{ uninstalled: boolean }>;
  permissionState(connectionId: string, scope: string): PermissionState;
}

export interface VaultDeps {
  readonly store: Pick<Store, 'connections' | 'oauthStates'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly ring: KeyRing;
  readonly organisationId: string;
  readonly intercom: IntercomConfig;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly transport: Transport;
}

export function createVault(deps: VaultDeps): Vault & Connections {
  const { store, audit, ring, organisationId, intercom, publicUrl, clock, random, newId, transport } = deps;
  const account = createIntercomAccount({ transport, clock, intercom });
  const flow = createOauthFlow({ states: store.oauthStates, intercom, publicUrl, clock, random });
  const probes = new Map<string, ReturnType<Vault['confirmRefused']>>();
  const seen = new Map<string, Map<string, boolean>>();
  const unreadable = new Set<string>();
  let saving: Promise<unknown> = Promise.resolve();

  const context = (connectionId: string, version: number) => ({ organisationId, connectionId, field: 'access_token', version });

  async function unseal(connection: Connection): Promise<{ credential: Credential; version: number }> {
    const kept = await store.connections.readCredential(connection.id);
    const fix = 'An administrator connects the workspace again under Integrations.';
    if (!kept) throw new GatewayError('reconnect_required', { connection: connection.name, fix });
    try {
      const token = open(ring, context(connection.id, kept.version), kept.sealed);
      return { credential: toCredential(token, intercom.apiUrls[connection.region]), version: kept.version };
    } catch (cause) {
      if (!(cause instanceof SealError)) throw cause;
      // The state stays: with the right key ring back in place, nobody has to authorize anything.
      const attempt = `${connection.id} ${kept.version} ${cause.reason}`;
      if (!unreadable.has(attempt)) {
        unreadable.add(attempt);
        const why =
          cause.reason === 'unknown_key'
            ? `The key ring (${ring.source}) lacks the key ${cause.keyId}, with which the credential was sealed.`
            : 'The stored credential was changed from outside.';
        await record('connection.credential_unreadable', connection, why);
      }
      throw new GatewayError('reconnect_required', { connection: connection.name, fix }, { cause });
    }
  }

  const record = (event: string, connection: Connection, explanation: string) =>
    audit.record(
      {
        actor: system,
        surface: 'system',
        effect: 'manage',
        operation: event,
        connection,
        target: connection.id,
        requestId: newId(),
      },
      succeeded({ explanation }),
    );

  /** Only the credential that was refused takes its connection along: a new one may have come in the meantime. */
  async function requireReconnect(connection: Connection, refusedVersion: number): Promise<boolean> {
    const kept = await store.connections.readCredential(connection.id);
    if (kept && kept.version !== refusedVersion) return false;
    const problem =
      'Intercom no longer accepts the credential: the app was uninstalled there, or the token was regenerated or blocked. ' +
      'An administrator connects the workspace again under Integrations.';
    if (await store.connections.requireReconnect(connection.id, problem)) {
      await record('connection.reconnect_required', connection, problem);
    }
    return true;
  }

  async function probe(connection: Connection): Promise<'ok' | 'reconnect_required' | 'unreachable'> {
    try {
      const now = await store.connections.get(connection.id);
      if (now?.state !== 'connected') return 'reconnect_required';
      const { credential, version } = await unseal(now);
      const answer = await account.me(credential.baseUrl, credential.token);
      if (answer.kind !== 'refused') return 'ok';
      return (await requireReconnect(now, version)) ? 'reconnect_required' : 'ok';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return error.code === 'reconnect_required' ? 'reconnect_required' : 'unreachable';
    }
  }

  /** One at a time, so that two people who connect the same workspace at once end with one connection. */
  function save(...args: Parameters<typeof saveAlone>): Promise<Saved> {
    const saved = saving.then(() => saveAlone(...args));
    saving = saved.catch(() => {});
    return saved;
  }

  async function saveAlone(
    token: string,
    found: Account & { region: Region },
    { kind, name, memberId }: { kind: ConnectionKind; name: string | null; memberId: string },
  ): Promise<Saved> {
    const all = await store.connections.list();
    const before = all.find((connection) => connection.workspaceId === found.workspaceId);
    const named = all.find((connection) => connection.name === name);
    if (name !== null && named && named.workspaceId !== found.workspaceId) {
      throw new GatewayError('conflict', {
        field: 'name',
        connection: name,
        fix: `"${name}" is connected to another workspace. Authorize that workspace to connect it again, or begin anew with another name.`,
      });
    }
    const now = clock.now();
    const fresh = { ...found, kind, state: 'connected' as const, connectedAt: now, checkedAt: now, problem: null };
    const connection: Connection = before
      ? { ...before, ...fresh }
      : {
          ...fresh,
          id: newId(),
          name: name ?? toConnectionName(found.workspaceName, new Set(all.map((other) => other.name))),
          createdAt: now,
          createdBy: memberId,
        };
    const last = before && (await store.connections.readCredential(before.id));
    const version = (last?.version ?? 0) + 1;
    const credential = { connectionId: connection.id, version, sealed: seal(ring, context(connection.id, version), token) };
    await (before ? store.connections.reconnect(connection, credential) : store.connections.add(connection, credential));
    seen.delete(connection.id);
    return { connection, again: before !== undefined };
  }

  return {
    addressOf: ({ region }) => intercom.apiUrls[region],

    begin: flow.begin,

    async complete(answer) {
      const { code, connectionName } = await flow.finish(answer);
      const token = await account.exchange(code);
      const asked = intercom.defaultRegion;
      const me = await account.me(intercom.apiUrls[asked], token);
      if (me.kind === 'refused') throw new GatewayError('oauth_code_invalid', { fix: 'Begin again under Integrations.' });
      if (me.kind === 'forbidden') throw mayNotAsk();
      const found = { ...me.account, region: me.account.region ?? asked };
      return save(token, found, { kind: 'oauth', name: connectionName, memberId: answer.memberId });
    },

    async addToken(memberId, { accessToken, name, region = intercom.defaultRegion }) {
      const token = accessToken.trim();
      const found = isToken(token) ? await identify(token, region) : null;
      if (found === null) {
        throw new GatewayError('token_invalid', {
          field: 'accessToken',
          fix: "Copy the access token again from Intercom's Developer Hub, your app, Authentication; if it was regenerated there, take the new one.",
        });
      }
      return save(token, found, { kind: 'access_token', name: name ?? null, memberId });
    },

    async check(connectionId) {
      const connection = await known(connectionId);
      const { credential, version } = await unseal(connection);
      const answer = await account.me(credential.baseUrl, credential.token);
      if (answer.kind === 'refused') await requireReconnect(connection, version);
      // Intercom can block a token and allow it again; then nobody has to authorize anything.
      else if (connection.state !== 'connected') await restore(connection, credential.token, version);
      await store.connections.markChecked(connectionId, clock.now());
      return known(connectionId);
    },

    async disconnect(connectionId) {
      const connection = await known(connectionId);
      const opened = await unseal(connection).catch(() => undefined);
      const uninstalled = opened !== undefined && (await account.uninstall(opened.credential.baseUrl, opened.credential.token));
      if (!(await store.connections.remove(connectionId))) throw unknownConnection();
      seen.delete(connectionId);
      return { uninstalled };
    },

    async open(connection) {
      return (await unseal(connection)).credential;
    },

    confirmRefused(connection) {
      const running = probes.get(connection.id);
      if (running) return running;
      const started = probe(connection).finally(() => probes.delete(connection.id));
      probes.set(connection.id, started);
      return started;
    },

    permissionSeen(connectionId, scope, granted) {
      const scopes = seen.get(connectionId) ?? new Map<string, boolean>();
      seen.set(connectionId, scopes.set(scope, granted));
    },

    permissionState(connectionId, scope) {
      const granted = seen.get(connectionId)?.get(scope);
      return granted === undefined ? 'unseen' : granted ? 'granted' : 'missing';
    },
  };

  async function known(connectionId: string): Promise<Connection> {
    const connection = await store.connections.get(connectionId);
    if (!connection) throw unknownConnection();
    return connection;
  }

  async function restore(connection: Connection, token: string, version: number): Promise<void> {
    const sealed = seal(ring, context(connection.id, version + 1), token);
    await store.connections.reconnect(
      { ...connection, state: 'connected', problem: null },
      { connectionId: connection.id, version: version + 1, sealed },
    );
  }

  /** Asks the likely region first; a token of one region is refused by the others. Null when every region refuses it. */
  async function identify(token: string, first: Region): Promise<(Account & { region: Region }) | null> {
    const order: Region[] = [first, ...regions.filter((region) => region !== first)];
    const asked = new Set<string>();
    let failure: unknown;
    for (const region of order) {
      const baseUrl = intercom.apiUrls[region];
      if (asked.has(baseUrl)) continue;
      asked.add(baseUrl);
      try {
        const me = await account.me(baseUrl, token);
        if (me.kind === 'ok') return { ...me.account, region: me.account.region ?? region };
        if (me.kind === 'forbidden') failure ??= mayNotAsk();
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
    return null;
  }
}

const unknownConnection = () =>
  new GatewayError('not_found', { field: 'id', fix: 'Read the list of connections again: it may have been removed.' });

function mayNotAsk(): GatewayError {
  const me = findOperation('admins.me');
  const labels = permissions.filter(({ key }) => (me.permissions as readonly string[]).includes(key)).map(({ label }) => `"${label}"`);
  return new GatewayError('permission_missing', {
    scope: me.scope,
    fix: `Tick ${labels.join(' or ')} on the app in Intercom's Developer Hub, Authentication, then connect again.`,
  });
}
