interface Equivalent {
  readonly path: string;
  /** The line before and after, without the space around it. */
  readonly line: string;
  readonly becomes: string;
  /** Why nobody could tell the difference. */
  readonly because: string;
}

/** Mutations that change no behaviour. They are not run, and are counted and named apart. */
export const equivalents: readonly Equivalent[] = [];
