import { randomBytes, randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '@gatehouse/connector';
import { longestCallMs } from './calls/call.ts';
import type { DriftReport } from './calls/drift.ts';
import { equalWindowMs } from './calls/repeats.ts';
import type { Config, IntercomConfig, SandboxConfig } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { OnError } from './http/errors.ts';
import { createHost } from './http/host.ts';
import type { Fetch } from './http/listener.ts';
import { carryOut } from './machine/operations.ts';
import { listenOnMachine } from './machine/socket.ts';
import { openNetwork } from './outbound/outbound.ts';
import { deniedOutbound } from './outbound/settings.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { openStore } from './store/store.ts';
import { createMounts } from './surfaces/mounts.ts';
import { adoptOrigins } from './vault/adopt-origins.ts';
import { checkKeyRing } from './vault/key-check.ts';
import { openKeyRingFile, parseKeyRing } from './vault/keyring.ts';
import { addressOf, isOnSandbox, whyElsewhere } from './vault/origin.ts';
import { findRetired, reseal } from './vault/rotation.ts';

export interface Gateway {
  readonly fetch: Fetch;
  /** For the first administrator; null once somebody claimed the installation. */
  readonly claimLink: string | null;
  /** Whether nobody can claim it before somebody on the machine says so: the database is new, the key ring in its folder is not. */
  readonly claimHeld: boolean;
  /** The key ring that was made just now, if one was. */
  readonly madeKeyRing: string | null;
  /** Values that were sealed again, because another key than the first of the ring had sealed them. */
  readonly resealed: number;
  /** Keys of the ring with which nothing is sealed any more. */
  readonly retiredKeys: readonly string[];
  /** Connections that are of another Intercom than the settings reach, or allow. */
  readonly elsewhere: readonly { readonly name: string; readonly why: string }[];
  /** Writes whose outcome a crash left open. */
  readonly unknownWrites: number;
  close(): Promise<void>;
}

export interface ComposeDeps {
  readonly onError: OnError;
  readonly onDrift?: (report: DriftReport) => void;
  /** Starts the sandbox, once the data folder is known to be ours and in order; null where it does not run after all. @default there is none */
  readonly startSandbox?: () => Promise<SandboxConfig | null>;
  /** Told when the disk has failed so that only a new start helps; whoever runs the gateway ends it. */
  readonly onLost?: (error: unknown) => void;
  /** Whether the sandbox inside the gateway gave the token out. @default there is none */
  readonly isOfSandbox?: (token: string) => Promise<boolean>;
}

/** Whoever asks whether it is ready, and however often, has one write a second tried. */
const triedEveryMs = 1000;
/** What was sent when the gateway is asked to end has this long after its callers have left; the whole end takes under ten seconds. */
const lastAnswersMs = 1000;

/** Opens what the rooms of a server stand on, and puts the surfaces before them. Throws `ConfigError`. */
export async function compose(
  config: Config,
  { onError, onDrift, startSandbox, isOfSandbox = async () => false, onLost = () => {} }: ComposeDeps,
): Promise<Gateway> {
  const { publicUrl } = config;
  const clock = systemClock;
  const newId = () => randomUUID();
  const store = await openStore({ dataDir: config.dataDir, clock, newId, onLost });
  let intercom: IntercomConfig = config.intercom;
  // As many connections as attempts are under way: `calls/budgets.ts` bounds those, and shares them.
  const network = openNetwork({
    outbound: config.outbound,
    addresses: () => Object.values(intercom.apiUrls),
    inside: () => intercom.sandbox?.url ?? null,
  });
  let rooms: Rooms | undefined;
  let machine: { close(): Promise<void> } | undefined;
  let house: ReturnType<typeof startHousekeeping> | undefined;
  const close = async () => {
    await machine?.close();
    await house?.close();
    const waited = new AbortController();
    await Promise.race([rooms?.calls.idle(), clock.sleep(lastAnswersMs, waited.signal).catch(() => {})]);
    waited.abort();
    // What Intercom has not answered by now is cut off, and a write among it recorded as unknown before the store closes.
    await network.destroy();
    await rooms?.calls.idle();
    await rooms?.refusedKeys.flush('now');
    await rooms?.refusals.flush('now');
    await store.close();
  };
  try {
    const mayMake = (await store.organisation.readKeyCheck()) === null;
    const file = config.keyring === null ? openKeyRingFile(config.dataDir, { mayMake }) : undefined;
    const ring = file?.ring ?? parseKeyRing(config.keyring ?? '');
    const organisation = await store.organisation.get(clock.now());
    // Before the check is written: from then on the database is no longer new.
    if (mayMake && file !== undefined && !file.made) await store.organisation.holdClaim(true);
    await checkKeyRing(store, ring, organisation.id);
    const resealed = await reseal(store, ring, organisation.id);
    const retiredKeys = await findRetired(store.sealed, ring);
    await adoptOrigins({ store, ring, organisationId: organisation.id, intercom, isOfSandbox });
    const wanted = async () => config.sandbox === 'on' || !intercom.named || (await store.connections.list()).some(isOnSandbox);
    const sandbox = config.sandbox !== 'off' && (await wanted()) ? await startSandbox?.() : null;
    intercom = { ...intercom, sandbox: sandbox ?? null };
    const recovered = await store.journal.recover(clock.now(), clock.now() - equalWindowMs - longestCallMs);

    rooms = createRooms({
      store,
      ring,
      organisation,
      intercom,
      publicUrl,
      support: config.support,
      experimental: config.experimental,
      strict: config.strict,
      transport: network.transport,
      isOfSandbox,
      mayReach: network.mayReach,
      clock,
      newId,
      random: { bytes: randomBytes, fraction: Math.random },
      onError,
      ...(onDrift === undefined ? {} : { onDrift }),
    });
    const { calls, refusedKeys, refusals, forgetOldRows } = rooms;
    const { auditDays } = config;
    house = startHousekeeping({
      chores: [
        { everyMs: 1000, run: (signal) => calls.run(signal) },
        { everyMs: 60_000, run: () => refusedKeys.flush() },
        { everyMs: 10_000, run: () => refusals.flush() },
        { everyMs: 60_000, run: () => store.journal.forget(clock.now()) },
        ...(auditDays === null ? [] : [{ everyMs: 24 * 60 * 60_000, run: (signal: AbortSignal) => forgetOldRows(auditDays, signal) }]),
      ],
      clock,
      onError: (error) => onError(error),
    });
    const { invitations, management } = rooms;
    const tryDisk = once(() => store.tryDisk(), triedEveryMs, clock);
    const mounts = createMounts({ rooms, publicUrl, ready: tryDisk, onError });
    const host = createHost({
      publicUrl,
      newId,
      isClaimed: management.isClaimed,
      mounts,
      trustedProxies: config.trustedProxies,
      beginLoad: rooms.bytes.begin,
      onError,
    });
    const claimHeld = (await store.organisation.isClaimHeld()) && !(await store.members.hasAdministrator());
    const claim = claimHeld ? null : await invitations.createClaim();
    const { audit } = rooms;
    machine = await listenOnMachine(config.dataDir, (request) =>
      carryOut(request, { store, audit, clock, randomBytes, newId, publicUrl, running: true, findRing: async () => null }).catch(
        (error: unknown) => {
          onError(error);
          throw error;
        },
      ),
    ).catch((error: unknown) => {
      // A file system without sockets keeps nobody from working; `gatehouse admin` says what to do then.
      onError(error);
      return undefined;
    });
    return {
      fetch: host.fetch,
      claimLink: claim ? `${publicUrl}/claim/${claim.token}` : null,
      claimHeld,
      madeKeyRing: file?.made ? file.file : null,
      resealed,
      retiredKeys,
      elsewhere: (await store.connections.list()).flatMap((connection) => {
        const url = addressOf(connection, intercom);
        const why =
          url === null ? whyElsewhere(connection, intercom) : network.mayReach(url) ? null : (deniedOutbound(url).details.fix ?? null);
        return why === null ? [] : [{ name: connection.name, why }];
      }),
      unknownWrites: recovered.unknown,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The same answer to all who ask within so many milliseconds. */
function once(work: () => Promise<void>, everyMs: number, clock: Clock): () => Promise<void> {
  let last: { readonly at: number; readonly answer: Promise<void> } | undefined;
  return () => {
    if (last === undefined || Math.abs(clock.now() - last.at) >= everyMs) last = { at: clock.now(), answer: work() };
    return last.answer;
  };
}
