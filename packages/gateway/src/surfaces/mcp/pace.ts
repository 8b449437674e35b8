import { setImmediate as othersFirst } from 'node:timers/promises';

/** Characters of HTML after which others come first: one to three milliseconds. */
const charactersAtOnce = 16_384;

/** Does work that is cut into pieces, and lets others in between; the pieces say how large they were. One for each answer. */
export function createPace() {
  let done = 0;
  return async <Made>(work: Generator<number, Made>): Promise<Made> => {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      done += step.value;
      if (done >= charactersAtOnce) {
        done = 0;
        await othersFirst();
      }
    }
  };
}
