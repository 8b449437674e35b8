import type { Clock } from '@gatehouse/connector';
import type { Ending } from './outcome.ts';

/**
 * Keeps a caller that repeats blindly from writing twice. Intercom's SDK sends every call again after a 5xx, and an MCP client
 * must issue a call again when its connection broke; neither knows whether the first one was carried out, but we do, or know
 * that nobody does. Deliberate repeats of a call that was answered go through. Several processes must remember together, or a repeat
 * that reaches another one writes twice.
 */
export interface RecentWrites {
  /**
   * Carries the write out, unless the same one was made just before and its caller cannot know what became of it: then what became,
   * or becomes, of that one. `caller` is aborted when whoever asked has left.
   */
  once<Made extends Ending>(key: string, caller: AbortSignal | undefined, write: () => Promise<Made>): Promise<Once<Made>>;
}

export type Once<Made extends Ending> =
  | { readonly repeated: false; readonly ending: Made }
  /** Of the write before. */
  | { readonly repeated: true; readonly ending: Ending };

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
  /** Equal writes may run side by side, so that one which was answered does not make another forgotten. */
  const writes = new Map<string, Set<Write>>();

  function forget(key: string, write: Write): void {
    const equal = writes.get(key);
    equal?.delete(write);
    if (equal?.size === 0) writes.delete(key);
  }

  const sweep = () => {
    for (const [key, equal] of writes) {
      for (const write of equal) if (write.until !== undefined && write.until <= clock.now()) forget(key, write);
    }
  };

  /** What became, or becomes, of the same write, when its caller cannot know it. */
  function earlier(key: string): Promise<Ending> | undefined {
    sweep();
    // One that still runs for a caller who waits is not ours to share: the same thing asked twice may be meant twice.
    return [...(writes.get(key) ?? [])].find(({ until, caller }) => until !== undefined || caller?.aborted)?.work;
  }

  function remember(key: string, write: Write): void {
    writes.set(key, (writes.get(key) ?? new Set()).add(write));
    const settle = (keep: boolean) => {
      if (keep) write.until = clock.now() + repeatWindowMs;
      else forget(key, write);
    };
    write.work.then(
      ({ outcome: { outcome } }) => settle(outcome === 'unknown' || (outcome === 'ok' && write.caller?.aborted === true)),
      () => settle(false),
    );
  }

  return {
    async once(key, caller, write) {
      const before = earlier(key);
      if (before) return { repeated: true, ending: await before };
      const work = write();
      remember(key, { work, caller });
      return { repeated: false, ending: await work };
    },
  };
}
