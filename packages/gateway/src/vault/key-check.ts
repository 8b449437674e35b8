import { ConfigError } from '../errors.ts';
import type { OrganisationStore } from '../store/ports.ts';
import type { KeyRing, RandomBytes } from './keyring.ts';
import { open, SealError, seal } from './seal.ts';

/**
 * Refuses to start with a ring that cannot open what lies in the store, before anything is sealed with the wrong one. At the first
 * start it leaves a value to try the next time. Throws `ConfigError`; nothing is changed then.
 */
export async function checkKeyRing(
  store: { readonly organisation: OrganisationStore },
  ring: KeyRing,
  organisationId: string,
  randomBytes?: RandomBytes,
): Promise<void> {
  const context = { organisationId, connectionId: '', field: 'key_check', version: 1 };
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
        : `Add the key ring that this data folder was started with the first time. Nothing was changed.`,
      { cause: error },
    );
  }
}
