import type { KeyRing } from './keyring.ts';
import { open, SealError, seal } from './seal.ts';

/** What one write asked for and was answered: customers' words, readable only with the key ring. */
export interface SealedRecords {
  seal(place: RecordPlace, text: string): string;
  /** Undefined when it does not open: another ring, or changed from outside. */
  read(place: RecordPlace, sealed: string): string | undefined;
}

export interface RecordPlace {
  readonly connectionId: string;
  /** Of the journal. */
  readonly entryId: string;
  readonly field: 'request' | 'answer';
}

export function createSealedRecords({ ring, organisationId }: { ring: KeyRing; organisationId: string }): SealedRecords {
  const context = ({ connectionId, entryId, field }: RecordPlace) => ({
    organisationId,
    connectionId,
    field: `journal ${entryId} ${field}`,
    version: 1,
  });
  return {
    seal: (place, text) => seal(ring, context(place), text),
    read(place, sealed) {
      try {
        return open(ring, context(place), sealed);
      } catch (cause) {
        if (cause instanceof SealError) return undefined;
        throw cause;
      }
    },
  };
}
