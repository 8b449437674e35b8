import type { Clock, Transport } from '@gatehouse/connector';
import type { Audit } from '../audit/audit.ts';
import type { IntercomConfig } from '../config.ts';
import type { Connection, Store } from '../store/ports.ts';
import { type Apps, createApps } from './apps.ts';
import { createRecordEvent } from './audit-events.ts';
import { type Connections, createConnections } from './connections.ts';
import { createCredentials } from './credentials.ts';
import { createIntercomAccount } from './intercom-account.ts';
import type { KeyRing } from './keyring.ts';
import { createOauthFlow } from './oauth-flow.ts';
import { createPermissionCheck } from './permission-check.ts';
import { createPermissionsSeen, type Guarded } from './permissions-seen.ts';
import type { ProbeAnswer, Probes } from './probes.ts';
import { createRecognise } from './recognise.ts';
import { createSealedRecords, type SealedRecords } from './records.ts';
import { createRefusedCredential } from './refused-credential.ts';
import { createTargets } from './target.ts';
import { createFindTeammate } from './teammate.ts';

/** An opened credential. Only `calls/admit` and the vault itself may hold one, for the length of a call. */
export interface Credential {
  readonly token: string;
  /** Intercom's API in the workspace's region, without a slash at the end. */
  readonly baseUrl: string;
}

export interface Vault {
  /**
   * Opens what was sealed for exactly this connection and its Intercom; any tampering fails closed with `reconnect_required`, and
   * settings that reach another Intercom with `connection_elsewhere`.
   */
  open(connection: Connection): Promise<Credential>;
  /**
   * After a 401: asks `/me` once, however many calls met the 401 at the same time. Only when that says 401 too does the
   * connection become `reconnect_required`, with one audit row.
   */
  confirmRefused(connection: Connection): Promise<ProbeAnswer>;
  /** What the answers of Intercom have shown about the app's permissions on this connection, by scope. */
  permissionSeen(connectionId: string, operation: Guarded, granted: boolean): void;
  readonly records: SealedRecords;
}

export interface VaultDeps {
  readonly store: Pick<Store, 'connections' | 'groups' | 'oauthStates' | 'oauthApp'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly ring: KeyRing;
  readonly organisationId: string;
  readonly intercom: IntercomConfig;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly transport: Transport;
  /** Whether the sandbox inside the gateway gave a token out. */
  readonly isOfSandbox: (token: string) => Promise<boolean>;
  readonly mayReach?: ((url: string) => boolean) | undefined;
  readonly memory: { readonly probes: Probes };
}

export function createVault(deps: VaultDeps): Vault & Connections & { readonly apps: Apps } {
  const { probes } = deps.memory;
  const permissionsSeen = createPermissionsSeen(deps);
  const recordEvent = createRecordEvent(deps);
  const account = createIntercomAccount(deps);
  const credentials = createCredentials({ ...deps, recordEvent });
  const { probe, requireReconnect } = createRefusedCredential({ ...deps, credentials, account, recordEvent });
  const apps = createApps({ ...deps, account });
  const targets = createTargets(deps);
  const flow = createOauthFlow({ ...deps, apps, states: deps.store.oauthStates });
  const tryPermissions = createPermissionCheck(deps);
  const findTeammate = createFindTeammate(deps);
  const recognise = createRecognise(deps);
  return {
    ...createConnections({
      ...deps,
      apps,
      targets,
      recognise,
      tryPermissions,
      findTeammate,
      account,
      credentials,
      flow,
      permissionsSeen,
      requireReconnect,
    }),
    apps,
    open: async (connection) => (await credentials.open(connection)).credential,
    confirmRefused: (connection) => probes.share(connection.id, () => probe(connection)),
    permissionSeen: (connectionId, operation, granted) => void permissionsSeen.note(connectionId, operation, granted),
    records: createSealedRecords(deps),
  };
}
