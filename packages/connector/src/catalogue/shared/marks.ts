import type * as z from 'zod';

/** How a thing of Intercom's is shown to somebody who pays by the token and must not be fooled by a customer. */
export interface Marks<Key extends string = string> {
  /** The few fields that identify a thing in a list. */
  readonly row: readonly Key[];
  /** Fields whose text a customer or another outsider may have written: data, never instructions. */
  readonly untrusted: readonly Key[];
  /** Fields that hold HTML. */
  readonly html?: readonly Key[];
  /** A list of which Intercom gives only the newest, and where it says how many there are. What is left out cannot be had. */
  readonly bound?: { readonly list: Key; readonly newest: number; readonly counted: `${string}.${string}` };
}

/** The marks of a schema made by `resource`, through `nullish()` and the like. */
export function marksOf(schema: z.ZodType): Marks | undefined {
  return schema.meta()?.['marks'] as Marks | undefined;
}
