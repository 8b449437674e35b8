/** Something that the product promises its users, and how it is put to the test. */
export interface Promised {
  /** For `--only`. */
  readonly name: string;
  /** What is promised, in one sentence that an administrator would understand. */
  readonly sentence: string;
  prove(circumstances: Circumstances): Promise<Verdict>;
}

export interface Circumstances {
  readonly seed: number;
  /** How many writes, at most, a promise about writes asks for. */
  readonly writes: number;
  /** How often the gateway is killed meanwhile. */
  readonly kills: number;
  /** Told what is going on, for whoever waits. */
  readonly progress: (text: string) => void;
}

export interface Verdict {
  /** What spoke against the promise; none when it was kept. */
  readonly against: readonly string[];
  /** What was seen, for the record. */
  readonly figures: Readonly<Record<string, number | string>>;
}
