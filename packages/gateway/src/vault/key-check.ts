import { ConfigError } from '../errors.ts';
import type { OrganisationStore, SealedStore } from '../store/ports.ts';
import type { KeyRing, RandomBytes } from './keyring.ts';
import { createPlaces } from './places.ts';
import { beginningOf, keyIdOf, open, SealError, seal } from './seal.ts';

/**
 * Refuses to start with a ring that cannot open what lies in the store, before anything is sealed with the wrong one. At the first
 * start it leaves a value to try the next time. Throws `ConfigError`; nothing is changed then.
 */
export async function checkKeyRing(
  store: { readonly organisation: OrganisationStore; readonly sealed: Pick<SealedStore, 'otherThan'> },
  ring: KeyRing,
  organisationId: string,
  randomBytes?: RandomBytes,
): Promise<void> {
  const context = createPlaces(organisationId).keyCheck;
  const sealed = await store.organisation.readKeyCheck();
  if (sealed === null) {
    await store.organisation.writeKeyCheck(seal(ring, context, organisationId, randomBytes));
    return;
  }
  try {
    open(ring, context, sealed);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const problem =
      error.reason === 'unknown_key'
        ? `the key ring (${ring.source}) lacks the key ${error.keyId}, with which this data folder was sealed`
        : error.reason === 'tampered'
          ? `the key ${error.keyId} of the key ring (${ring.source}) is not the one with which this data folder was sealed`
          : 'the value that proves the key ring is damaged: the database was changed from outside';
    throw new ConfigError(
      'GATEHOUSE_KEYRING',
      problem,
      error.reason === 'malformed'
        ? 'Restore the database from a backup.'
        : error.reason === 'unknown_key'
          ? `Put the key ${error.keyId} back into the ring. If it is lost for good: docs/operate.md, "The key ring is lost". Nothing was changed.`
          : `Put the key back that had this id when the data was sealed. Nothing was changed.`,
      { cause: error },
    );
  }
  await requireEveryKey(store.sealed, ring);
}

/** A ring from before or in the middle of a rotation may open the key check and not the rest. */
async function requireEveryKey(sealed: Pick<SealedStore, 'otherThan'>, ring: KeyRing): Promise<void> {
  const lacking = new Map<string, { credentials: number; others: number }>();
  for await (const value of sealed.otherThan(ring.keys.map(({ id }) => beginningOf(id)))) {
    const keyId = keyIdOf(value.sealed);
    // One that was changed from outside opens with no key: its use says so.
    if (keyId === undefined) continue;
    const count = lacking.get(keyId) ?? { credentials: 0, others: 0 };
    lacking.set(keyId, count);
    count[value.kind === 'credential' || value.kind === 'app' ? 'credentials' : 'others'] += 1;
  }
  if (lacking.size === 0) return;
  const counted = [...lacking].map(
    ([id, { credentials, others }]) => `${id}, with which ${credentials} credentials and ${others} records of writes were sealed`,
  );
  throw new ConfigError(
    'GATEHOUSE_KEYRING',
    `the key ring (${ring.source}) lacks the key ${counted.join(', and the key ')}`,
    'Add the key. One that is retired stays in the ring until a start has said that everything is sealed with the first key. Nothing was changed.',
  );
}
