import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '@gatehouse/connector';
import { createAudit } from '../audit/audit.ts';
import { ConfigError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
import { checkKeyRing } from '../vault/key-check.ts';
import { openKeyRingFile, parseKeyRing } from '../vault/keyring.ts';
import { carryOut, type MachineAnswer, type MachineRequest } from './operations.ts';
import { askGateway } from './socket.ts';

const setting = 'GATEHOUSE_DATA_DIR';

/**
 * Asks the gateway that holds the data folder, or where none does, does it on the store itself. Throws `ConfigError` where the folder
 * is not one that this user may work on.
 */
export async function askOnMachine(
  request: MachineRequest,
  { dataDir, publicUrl, keyring }: { dataDir: string; publicUrl: string; keyring: string | null },
): Promise<MachineAnswer> {
  const folder = resolve(dataDir);
  const database = join(folder, 'gatehouse.db');
  const owner = ownerOf(folder, database);
  try {
    const answer = await askGateway(dataDir, request);
    if (answer) return answer;
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (code === 'EACCES' || code === 'EPERM') throw foreign(folder, cause);
    throw cause;
  }
  const own = process.getuid?.();
  // Also for root: files that it left in the folder would keep the gateway from starting.
  if (own !== undefined && own !== owner) throw foreign(folder, undefined, owner);
  const clock = systemClock;
  const newId = () => randomUUID();
  const store = await openOrExplain(dataDir, folder);
  try {
    const audit = createAudit({ store, clock, newId });
    const findRing = () => findWorkingRing(store, { dataDir, keyring, now: clock.now() });
    return await carryOut(request, { store, audit, clock, randomBytes, newId, publicUrl, running: false, findRing });
  } finally {
    await store.close();
  }
}

/** A ring that is missing, malformed or another one is no error here: it is what somebody asks about. */
async function findWorkingRing(
  store: OpenStore,
  { dataDir, keyring, now }: { dataDir: string; keyring: string | null; now: number },
): Promise<string | null> {
  // Nothing is sealed yet, and nothing to be lost.
  if ((await store.organisation.readKeyCheck()) === null) return null;
  try {
    const ring = keyring === null ? openKeyRingFile(dataDir, { mayMake: false }).ring : parseKeyRing(keyring);
    await checkKeyRing(store, ring, (await store.organisation.get(now)).id);
    return ring.source;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

async function openOrExplain(dataDir: string, folder: string) {
  try {
    return await openStore({ dataDir });
  } catch (error) {
    if (!(error instanceof ConfigError) || !error.message.includes('another Gatehouse')) throw error;
    throw new ConfigError(
      setting,
      `a gateway is using ${folder}, and does not listen for commands`,
      'It is still starting, or an older version: wait a moment, or stop it, and run this again. Its log says when it could not listen.',
      { cause: error },
    );
  }
}

/** The user whose database it is. */
function ownerOf(folder: string, database: string): number {
  try {
    return statSync(database).uid;
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'EACCES') throw foreign(folder, cause);
    throw new ConfigError(
      setting,
      `${folder} holds no Gatehouse database`,
      'Set it to the folder that the gateway was started with; `gatehouse start` prints it as "data".',
      { cause },
    );
  }
}

function foreign(folder: string, cause: unknown, owner?: number): ConfigError {
  return new ConfigError(
    setting,
    `${folder} belongs to another user of this machine`,
    owner === undefined
      ? 'Run this as the user that runs the gateway.'
      : `Run this as the user that runs the gateway: sudo -u '#${owner}' …`,
    { cause },
  );
}
