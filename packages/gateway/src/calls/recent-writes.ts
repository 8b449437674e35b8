import type { Clock } from '@gatehouse/connector';
import type { Ending } from './outcome.ts';

/**
 * Keeps a caller that repeats blindly from writing twice. Intercom's SDK sends every call again after a 5xx, and an MCP client
 * must issue a call again when its connection broke; neither knows whether the first one was carried out, but we do, or know
 * that nobody does. Deliberate repeats of a call that was answered go through.
 */
export interface RecentWrites {
  /** What became, or becomes, of the same write, when its caller cannot know it. */
  earlier(key: string): Promise<Ending> | undefined;
  remember(key: string, work: Promise<Ending>, caller: AbortSignal | undefined): void;
}

/** Longer than blind repeats wait, short enough for somebody who looked and wants to try again. */
export const repeatWindowMs = 20_000;

interface Write {
  readonly work: Promise<Ending>;
  readonly caller: AbortSignal | undefined;
  /** Until when it is kept; undefined while it runs. */
  until?: number;
}

/** In this process's memory: a restart forgets it. */
export function createRecentWrites({ clock }: { clock: Clock }): RecentWrites {
  const writes = new Map<string, Write>();

  const sweep = () => {
    for (const [key, { until }] of writes) if (until !== undefined && until <= clock.now()) writes.delete(key);
  };

  return {
    earlier(key) {
      sweep();
      const write = writes.get(key);
      if (!write) return undefined;
      // One that still runs for a caller who waits is not ours to share: the same thing asked twice may be meant twice.
      const running = write.until === undefined;
      return running && !write.caller?.aborted ? undefined : write.work;
    },
    remember(key, work, caller) {
      const write: Write = { work, caller };
      writes.set(key, write);
      const settle = (keep: boolean) => {
        if (keep) write.until = clock.now() + repeatWindowMs;
        else if (writes.get(key) === write) writes.delete(key);
      };
      work.then(
        ({ outcome: { outcome } }) => settle(outcome === 'unknown' || (outcome === 'ok' && caller?.aborted === true)),
        () => settle(false),
      );
    },
  };
}
