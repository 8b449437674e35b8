/**
 * Places of a window that are kept for flows which will still ask for them. A flow that asked in the window before or in this one may ask
 * for several times as much, evenly, up to its equal part; what is kept for it shrinks as the window passes, and is everybody's shortly
 * before the end. So a steady flow finds its place at once while another one asks for fifty times as much, which would else spend each
 * window in its first moment.
 */
export interface Reserves {
  /** The flow took a place in this window. */
  took(flow: string): void;
  /** A window begins. What was asked in the one before counts unless that is `long` ago. */
  turn(long: boolean): void;
  /** Places that are kept at this moment, by flow. `passed` is the part of the window that is over, from 0 to 1. */
  kept(limit: number, passed: number): Kept;
}

export interface Kept {
  /** For all but this one. */
  from(flow: string): number;
}

/** So that a flow which had to wait catches up, and is not kept from asking for more by what it got. */
const growth = 4;
/** When the places that were kept for nobody are free for all: early enough to be used. */
const releasedAt = 0.9;

export function createReserves(): Reserves {
  let before = new Map<string, number>();
  let now = new Map<string, number>();
  const nothing: Kept = { from: () => 0 };

  return {
    took(flow) {
      now.set(flow, (now.get(flow) ?? 0) + 1);
    },
    turn(long) {
      before = long ? new Map() : now;
      now = new Map();
    },
    kept(limit, passed) {
      if (passed >= releasedAt) return nothing;
      const flows = new Set([...before.keys(), ...now.keys()]);
      const left = 1 - Math.max(0, passed) / releasedAt;
      const of = (flow: string) => {
        const taken = now.get(flow) ?? 0;
        const expected = Math.min(growth * Math.max(taken, before.get(flow) ?? 0), limit / flows.size);
        return Math.max(0, Math.min(expected * left, expected - taken));
      };
      let all = 0;
      for (const flow of flows) all += of(flow);
      return { from: (flow) => all - of(flow) };
    },
  };
}
