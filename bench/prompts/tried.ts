import { isDeadEnd } from '../tasks/judge.ts';
import type { State } from '../tasks/state.ts';
import type { Ask } from '../tasks/task.ts';
import { missing } from './judge.ts';
import type { Phrasing } from './prompt.ts';

interface Asking {
  readonly state: State;
  readonly given: unknown;
  readonly ask: Ask;
  /** For calls that nobody made, which see whether it goes on as was said. */
  readonly beside: Ask;
}

/** Why what is shown is not the right and whole answer; nothing when it is. */
export async function tried(
  phrasing: Phrasing<unknown>,
  way: 'before' | 'after',
  { state, given, ask, beside }: Asking,
): Promise<string | undefined> {
  try {
    const expected = phrasing.right(state, given);
    const shown = await phrasing[way](ask, given);
    const why = missing(expected, shown);
    if (why !== undefined || way === 'before') return why;
    const further = await shown.goesOn?.(beside, expected);
    return further === undefined ? undefined : `going on as it says: ${further}`;
  } catch (cause) {
    if (!isDeadEnd(cause)) throw cause;
    return `dead end: ${cause.message}`;
  }
}
