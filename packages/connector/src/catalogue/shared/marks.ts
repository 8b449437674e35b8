import type * as z from 'zod';

/** How a thing of Intercom's is shown to somebody who pays by the token and must not be fooled by a customer. */
export interface Marks<Key extends string = string> {
  /** The few fields that identify a thing in a list. */
  readonly row: readonly Key[];
  /** Of the fields of a row those that are left where a long list would not fit with all of them. */
  readonly short?: readonly Key[];
  /** Still fewer: where it stands within a row of something else, and after it was written to. */
  readonly within?: readonly Key[];
  /**
   * Fields whose text is Intercom's own: ids that it gives, kinds, states, times, of which nobody outside chooses the letters. `id` and
   * `type` always are. Every other text may be somebody's words (docs/adr/0028): data, never instructions.
   */
  readonly own: readonly Key[];
  /** Things within it that are somebody's words as a whole, with what is told of them. Texts and free records need not be named. */
  readonly untrusted?: readonly Key[];
  /** Fields that hold HTML. */
  readonly html?: readonly Key[];
  /** Plain texts that Intercom answers escaped for HTML (`Ops &amp; Billing`), and takes as they are. */
  readonly escaped?: readonly Key[];
  /**
   * Free records in the form of an event's metadata, as Intercom describes it: a number under a name that ends in `_date` is Unix seconds,
   * and `{ amount, currency }` is money, in cents.
   */
  readonly eventData?: readonly Key[];
  /** Whether its HTML is mail, which quotes what came before and ends with signatures. */
  readonly mail?: true;
  /** The list of what was written and done in it, oldest first, where it is a thread. */
  readonly thread?: Key;
  /** What was said first, which the thread does not have. */
  readonly opening?: Key;
  /** A list of which Intercom gives only the newest, and where it says how many there are. What is left out cannot be had. */
  readonly bound?: { readonly list: Key; readonly newest: number; readonly counted: `${string}.${string}` };
}

/** The marks of a schema made by `resource`, through `nullish()` and the like. */
export function marksOf(schema: z.ZodType): Marks | undefined {
  return schema.meta()?.['marks'] as Marks | undefined;
}
