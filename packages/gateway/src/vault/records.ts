import type { KeyRing } from './keyring.ts';
import { createPlaces, type RecordPlace } from './places.ts';
import { open, SealError, seal } from './seal.ts';

/** What one write asked for and was answered: customers' words, readable only with the key ring. */
export interface SealedRecords {
  seal(place: RecordPlace, text: string): string;
  /** Undefined when it does not open: another ring, or changed from outside. */
  read(place: RecordPlace, sealed: string): string | undefined;
}

export function createSealedRecords({ ring, organisationId }: { ring: KeyRing; organisationId: string }): SealedRecords {
  const places = createPlaces(organisationId);
  return {
    seal: (place, text) => seal(ring, places.record(place), text),
    read(place, sealed) {
      try {
        return open(ring, places.record(place), sealed);
      } catch (cause) {
        if (cause instanceof SealError) return undefined;
        throw cause;
      }
    },
  };
}
