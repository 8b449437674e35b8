/** A sealed value, and where it lies. */
export type SealedValue =
  | { readonly kind: 'key_check'; readonly sealed: string }
  | {
      readonly kind: 'credential';
      readonly connectionId: string;
      readonly origin: string | null;
      readonly version: number;
      readonly sealed: string;
    }
  | {
      /** The secret of the organisation's own Intercom app. */
      readonly kind: 'app';
      readonly clientId: string;
      readonly origin: string;
      readonly sealed: string;
    }
  | {
      readonly kind: 'record';
      readonly connectionId: string;
      /** Of the journal. */
      readonly entryId: string;
      readonly field: 'request' | 'answer';
      readonly sealed: string;
    };

/** Everything in the store that only the key ring opens, wherever it lies; for the rotation of keys. */
export interface SealedStore {
  /** What begins with none of these; the key check last. */
  otherThan(beginnings: readonly string[]): AsyncIterable<SealedValue>;
  /**
   * Puts the answer of `again` in the place of each of those, where it is still the same; null takes a record away, and undefined leaves
   * what is there. What was replaced is in no file afterwards. Answers how many were. Cut short, it goes on where it was.
   */
  replace(beginnings: readonly string[], again: (value: SealedValue) => string | null | undefined): Promise<number>;
  /** Takes everything sealed away for good; connections wait to be connected again, for the reason given. Answers how much it was. */
  forgetAll(problem: string): Promise<{ credentials: number; records: number }>;
}
