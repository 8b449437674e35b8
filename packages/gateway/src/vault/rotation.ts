import type { SealedStore, SealedValue } from '../store/ports.ts';
import type { KeyRing } from './keyring.ts';
import { createPlaces } from './places.ts';
import { beginningOf, open, type SealContext, SealError, seal } from './seal.ts';

/**
 * Seals everything again that a key other than the first of the ring sealed; from then on the others are needed for backups alone.
 * Cut short, it is finished by the next start: the key check, which every start tries, comes last. A credential that does not open
 * stays, so that its first use says why; a record of a write that does not open is of use to nobody, and goes.
 */
export async function reseal(store: { readonly sealed: SealedStore }, ring: KeyRing, organisationId: string): Promise<number> {
  const places = createPlaces(organisationId);
  const placeOf = (value: SealedValue): SealContext => {
    if (value.kind === 'record') return places.record(value);
    if (value.kind === 'key_check') return places.keyCheck;
    if (value.kind === 'app') return places.appSecret(value);
    return places.credential({ id: value.connectionId, origin: value.origin }, value.version);
  };
  return store.sealed.replace([beginningOf(ring.current.id)], (value) => {
    try {
      return seal(ring, placeOf(value), open(ring, placeOf(value), value.sealed));
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return value.kind === 'record' ? null : undefined;
    }
  });
}

/** The keys of the ring with which nothing is sealed any more; none while something still is sealed with one of them. */
export async function findRetired(sealed: SealedStore, ring: KeyRing): Promise<string[]> {
  const first = await sealed
    .otherThan([beginningOf(ring.current.id)])
    [Symbol.asyncIterator]()
    .next();
  return first.done ? ring.keys.slice(1).map(({ id }) => id) : [];
}
