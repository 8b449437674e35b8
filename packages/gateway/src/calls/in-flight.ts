import type { Calls } from './calls.ts';

/** The same calls, and when all that were begun are over: a write goes on when its caller has left, until its outcome is recorded. */
export function trackCalls(calls: Calls): Calls & { idle(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const over = () => running.delete(work);
    work.then(over, over);
    return work;
  };
  return {
    invoke: (call) => track(calls.invoke(call)),
    refuseUnknown: (call) => track(calls.refuseUnknown(call)),
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
