import type { Change } from '../parts/collection.ts';
import type { EarlierChange } from './earlier-changes.ts';

/** One effect that was applied, in order. */
export interface LedgerEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** Milliseconds. */
  readonly at: number;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Ids of what it was done to, by kind. */
  readonly targets: Readonly<Record<string, string>>;
  /** sha256 of the body as it was sent. */
  readonly bodyHash: string;
  readonly body: unknown;
  /** Fingerprint of the caller's token. */
  readonly token: string;
}

export interface EffectRecord {
  kind: 'effect';
  entry: LedgerEntry;
  changes: readonly (Change | EarlierChange)[];
}

export type Ledger = ReturnType<typeof createLedger>;

interface Deps<Applied> {
  /** Makes an effect durable, before it is visible. */
  record: (effect: EffectRecord) => void;
  apply: (change: Change) => Applied;
  /** Applies a change of an earlier run. */
  replay: (change: Change | EarlierChange) => void;
  /** Told of a new effect, once all of it is applied. */
  announce: (applied: readonly Applied[]) => void;
}

/** Everything that was done to the world, in order. */
export function createLedger<Applied>({ record, apply, replay, announce }: Deps<Applied>) {
  let entries: LedgerEntry[] = [];
  return {
    restore: ({ entry, changes }: EffectRecord): void => {
      for (const change of changes) replay(change);
      entries.push(entry);
    },
    entries: (): readonly LedgerEntry[] => entries,
    nextSequence: (): number => entries.length + 1,
    commit: (entry: Omit<LedgerEntry, 'sequence'>, changes: readonly Change[]): void => {
      const effect = { kind: 'effect', entry: { sequence: entries.length + 1, ...entry }, changes } as const;
      record(effect);
      const applied = changes.map(apply);
      entries.push(effect.entry);
      announce(applied);
    },
    clear: (): void => {
      entries = [];
    },
  };
}
