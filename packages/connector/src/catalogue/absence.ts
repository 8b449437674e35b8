import type { OperationName } from '../manifest/resources.ts';

/**
 * What people ask for and Intercom's API (2.16) does not have, so that a search says so instead of naming what sounds like it. Who adds an
 * operation that does one of these takes it out here.
 */
export interface Absent {
  /** After "Intercom's API cannot". */
  readonly what: string;
  /** How people ask for it, in their words. */
  readonly asked: readonly [string, string, string, ...string[]];
  /** What comes nearest, where something does. */
  readonly near: readonly OperationName[];
  /** It would be an answer: a question about it asks for it. Of the others something else may tell. */
  readonly answers?: true;
}
