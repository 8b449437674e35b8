import type { Change } from './changes.ts';

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
  /** Which token asked for it. */
  readonly token: string;
}

export interface EffectRecord {
  kind: 'effect';
  entry: LedgerEntry;
  changes: Change[];
}

export type Ledger = ReturnType<typeof createLedger>;

/**
 * `apply` changes the world; `record` makes the effect durable first. `watch` sees the world before each change that is new, and what
 * it answers is called when the whole effect is applied; a replay is not watched.
 */
export function createLedger(
  record: (effect: EffectRecord) => void,
  apply: (change: Change) => void,
  watch: (change: Change) => () => void = () => () => {},
) {
  let entries: LedgerEntry[] = [];
  const restore = ({ entry, changes }: EffectRecord): void => {
    for (const change of changes) apply(change);
    entries.push(entry);
  };
  return {
    restore,
    entries: (): readonly LedgerEntry[] => entries,
    nextSequence: (): number => entries.length + 1,
    commit: (entry: Omit<LedgerEntry, 'sequence'>, changes: readonly Change[]): void => {
      const effect: EffectRecord = { kind: 'effect', entry: { sequence: entries.length + 1, ...entry }, changes: [...changes] };
      record(effect);
      const tell = effect.changes.map((change) => {
        const told = watch(change);
        apply(change);
        return told;
      });
      entries.push(effect.entry);
      for (const told of tell) told();
    },
    clear: (): void => {
      entries = [];
    },
  };
}
