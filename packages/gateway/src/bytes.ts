const mebibyte = 1024 * 1024;

/** Bytes of answers that may be held at once. What is made of an answer on its way to the caller is several times as large. */
const mostBytes = 48 * mebibyte;
/** Of each call, what is not counted: nearly every answer is smaller, and waits for nobody. */
const smallBytes = 64 * 1024;

/** What the answer of one call weighs, from its first byte until the caller has it. */
export interface Load {
  /**
   * More of it comes. Undefined when it may at once; otherwise wait. Rejects with the signal's reason.
   */
  grow(bytes: number, call: { readonly group: string; readonly mayWait: boolean; readonly signal: AbortSignal }): Promise<void> | undefined;
  /** The caller has it, or has gone. */
  release(): void;
}

/**
 * A bound on the answers in memory. Beyond it a read waits with the rest of its answer in the network; a group may hold as many bytes as
 * are free, so that there is room for another one. Whoever holds some the longest never waits, so that there is always one who comes to
 * its end. A write never waits: its outcome would be called unknown.
 */
export interface Bytes {
  begin(): Load;
}

interface Held {
  group: string | undefined;
  /** Beyond what is not counted. */
  counted: number;
}

interface Waiting {
  readonly held: Held;
  readonly bytes: number;
  readonly go: () => void;
}

export function createBytes({ most = mostBytes, small = smallBytes } = {}): Bytes {
  let taken = 0;
  const groups = new Map<string, number>();
  /** Those that hold or want counted bytes, the longest first. */
  const order = new Set<Held>();
  const waiting = new Map<Held, Waiting>();

  const add = (held: Held, bytes: number) => {
    held.counted += bytes;
    taken += bytes;
    const { group = '' } = held;
    groups.set(group, (groups.get(group) ?? 0) + bytes);
  };
  const fits = ({ group = '' }: Held, bytes: number) => (groups.get(group) ?? 0) + bytes <= most - taken;
  const isLongest = (held: Held) => order.values().next().value === held;

  function wake(): void {
    for (const held of order) {
      const next = waiting.get(held);
      if (next && (isLongest(held) || fits(held, next.bytes))) {
        waiting.delete(held);
        add(held, next.bytes);
        next.go();
      }
    }
  }

  return {
    begin() {
      let seen = 0;
      const held: Held = { group: undefined, counted: 0 };
      return {
        grow(bytes, { group, mayWait, signal }) {
          const uncounted = Math.max(0, small - seen);
          seen += bytes;
          const counted = bytes - uncounted;
          if (counted <= 0) return undefined;
          held.group ??= group;
          order.add(held);
          if (!mayWait || isLongest(held) || fits(held, counted)) {
            add(held, counted);
            return undefined;
          }
          return new Promise((resolve, reject) => {
            const stop = () => {
              waiting.delete(held);
              reject(signal.reason);
            };
            const go = () => {
              signal.removeEventListener('abort', stop);
              resolve();
            };
            if (signal.aborted) return reject(signal.reason);
            signal.addEventListener('abort', stop, { once: true });
            waiting.set(held, { held, bytes: counted, go });
          });
        },
        release() {
          if (!order.delete(held)) return;
          waiting.delete(held);
          const { group = '', counted } = held;
          taken -= counted;
          held.counted = 0;
          const left = (groups.get(group) ?? 0) - counted;
          if (left > 0) groups.set(group, left);
          else groups.delete(group);
          wake();
        },
      };
    },
  };
}
