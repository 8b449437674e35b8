import type { Clock, Transport } from '@gatehouse/connector';
import { createAccess } from './access/access.ts';
import { createAudit } from './audit/audit.ts';
import { createRefusals } from './audit/refusals.ts';
import { createRefusedKeys } from './audit/refused-keys.ts';
import { forgetOldRows } from './audit/retention.ts';
import { type CallsDeps, createCalls } from './calls/calls.ts';
import type { IntercomConfig, Support } from './config.ts';
import { createIdentity } from './identity/identity.ts';
import { createManagement } from './management/management.ts';
import { createMemory, type Memory } from './memory.ts';
import type { Organisation } from './store/ports.ts';
import type { OpenStore } from './store/store.ts';
import { deriveSecret, type KeyRing } from './vault/keyring.ts';
import { createVault } from './vault/vault.ts';
import { version } from './version.ts';

/** What the rooms stand on. Everything that differs between a server, one token on stdio and a test is here. */
export interface Ground extends Pick<CallsDeps, 'timeoutMs' | 'onError' | 'onDrift'> {
  readonly store: OpenStore;
  readonly ring: KeyRing;
  readonly organisation: Pick<Organisation, 'id'>;
  readonly intercom: IntercomConfig;
  /** The gateway's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** Whom people ask who are stuck. @default nobody by name */
  readonly support?: Support | null;
  /** Whether operations that only Intercom's Preview version has exist for all, whatever the organisation says. @default false */
  readonly experimental?: boolean;
  /** Whether fields that an operation does not have are refused in the bodies of REST, too. @default false */
  readonly strict?: boolean;
  readonly transport: Transport;
  /** Whether the sandbox inside the gateway gave a token out. @default there is none */
  readonly isOfSandbox?: (token: string) => Promise<boolean>;
  /** Whether anything may be sent there. @default to wherever the settings of Intercom reach */
  readonly mayReach?: (url: string) => boolean;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly random: Random;
  /** @default the memory of this process */
  readonly memory?: Memory;
}

export interface Random {
  /** For secrets. */
  bytes(size: number): Uint8Array;
  /** From 0 up to 1, for spreading repeats out. */
  fraction(): number;
}

export type Rooms = ReturnType<typeof createRooms>;

/** The one wiring of the rooms. Nothing is asked, opened or loaded by it; the sign-in library comes with its first use. */
export function createRooms(ground: Ground) {
  const { store, ring, organisation, intercom, publicUrl, transport, clock, newId, random, memory = createMemory(ground.clock) } = ground;
  const { experimental = false, strict = false, support = null } = ground;
  const audit = createAudit({ store, clock, newId });
  const counting = { audit, clock, ...(ground.onError === undefined ? {} : { onError: ground.onError }) };
  const [refusedKeys, refusals] = [createRefusedKeys(counting), createRefusals(counting)];
  const access = createAccess({ store, experimental });
  const vault = createVault({
    store,
    audit,
    ring,
    organisationId: organisation.id,
    intercom,
    publicUrl,
    clock,
    random: random.bytes,
    newId,
    transport,
    isOfSandbox: ground.isOfSandbox ?? (async () => false),
    mayReach: ground.mayReach,
    memory,
  });
  const calls = createCalls({
    access,
    vault,
    journal: store.journal,
    connections: store.connections,
    auditRows: store.audit,
    audit,
    refusals,
    transport,
    clock,
    random: random.fraction,
    newId,
    memory,
    ...(ground.timeoutMs === undefined ? {} : { timeoutMs: ground.timeoutMs }),
    ...(ground.onError === undefined ? {} : { onError: ground.onError }),
    ...(ground.onDrift === undefined ? {} : { onDrift: ground.onDrift }),
  });
  const { keys, people, invitations, passwordResets } = createIdentity({
    store,
    clock,
    publicUrl,
    secret: deriveSecret(ring, 'sessions'),
    random: random.bytes,
    newId,
    onRefusedKey: refusedKeys.note,
    memory,
  });
  const management = createManagement({
    store,
    people,
    keys,
    invitations,
    passwordResets,
    vault,
    audit,
    clock,
    newId,
    intercom,
    publicUrl,
    support,
    version,
    experimental,
    access,
    memory,
  });
  return {
    store,
    audit,
    refusedKeys,
    refusals,
    /** Of the audit, what is older than so many days. */
    forgetOldRows: (days: number, signal?: AbortSignal) => forgetOldRows(days, { store, audit, clock, newId }, signal),
    access,
    vault,
    bytes: memory.bytes,
    calls,
    keys,
    people,
    invitations,
    management,
    newId,
    strict,
    publicUrl,
    support,
    apiUrls: [...Object.values(intercom.apiUrls), ...(intercom.sandbox === null ? [] : [intercom.sandbox.url])],
  };
}
