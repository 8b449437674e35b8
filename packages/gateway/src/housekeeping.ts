import type { Clock } from '@gatehouse/connector';

/** Something that has to be done again and again, and for which nobody waits. */
export interface Chore {
  readonly everyMs: number;
  /** Gives up when the house is closed. */
  run(signal: AbortSignal): Promise<void>;
}

/** Does each chore now and then again and again, until it is closed. A chore that fails is told of, and tried again in its turn. */
export function startHousekeeping({
  chores,
  clock,
  onError,
}: {
  readonly chores: readonly Chore[];
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}): { close(): Promise<void> } {
  const closing = new AbortController();
  const running = chores.map(async ({ everyMs, run }) => {
    while (!closing.signal.aborted) {
      await run(closing.signal).catch((error: unknown) => closing.signal.aborted || onError(error));
      await clock.sleep(everyMs, closing.signal).catch(() => {});
    }
  });
  return {
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}
