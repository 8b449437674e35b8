import * as z from 'zod';

/** What is wrong with one part of a value, in words for whoever sent it. */
export interface Explained {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  /** Intercom's own code, where it complains of this in a sentence of its own, which `problem` then is. */
  readonly code?: string;
}

export interface Explanation {
  /**
   * Nothing where the value is what Intercom takes. `own` is the operation's own input, which may be more than Intercom takes (plain
   * words in a search); `wire` is sent as it is.
   */
  explain(value: unknown, as: 'own' | 'wire'): readonly Explained[];
  /** Until which version of Intercom's what is explained passes all the same. */
  readonly until?: string;
}

/**
 * Fields whose schema, a choice between several shapes, cannot say what is wrong with a value: these say it. They are looked at where the
 * schema does not take a value.
 */
export const explanations = z.registry<Explanation>();
