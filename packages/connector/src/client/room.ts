/**
 * How many attempts may be under way at once, over every budget that takes a share of it. Nobody gets all of it: a share may hold as
 * many places as are free of the whole, and a flow as many as are free of its share. Whoever hangs on to its places thus leaves as many for
 * those who come later, however many it asks for; alone, a share has half of the whole, and a flow half of its share.
 */
export interface Room {
  /** The part of one app in one workspace. `wake` is told that there may be a place again, after `mayGo` said no for the whole's sake. */
  share(wake: () => void): Share;
}

/** A budget's part. */
export interface Share {
  mayGo(flow: string): boolean;
  /** One more of the flow is under way, until the function is called. Only the first time counts. */
  go(flow: string): () => void;
}

export interface RoomOptions {
  /** Over everything. */
  readonly places: number;
  /** Of one share. */
  readonly inShare: number;
}

export function createRoom({ places, inShare }: RoomOptions): Room {
  let taken = 0;
  const crowdedOut = new Set<() => void>();

  return {
    share(wake) {
      let held = 0;
      const flows = new Map<string, number>();
      return {
        mayGo(flow) {
          if ((flows.get(flow) ?? 0) >= inShare - held) return false;
          if (held < places - taken) return true;
          crowdedOut.add(wake);
          return false;
        },
        go(flow) {
          taken += 1;
          held += 1;
          flows.set(flow, (flows.get(flow) ?? 0) + 1);
          let gone = false;
          return () => {
            if (gone) return;
            gone = true;
            taken -= 1;
            held -= 1;
            const left = (flows.get(flow) ?? 1) - 1;
            if (left > 0) flows.set(flow, left);
            else flows.delete(flow);
            for (const other of [...crowdedOut]) {
              crowdedOut.delete(other);
              other();
            }
          };
        },
      };
    },
  };
}

/** For a process that has one caller, who knows how many calls it makes. */
export const endlessRoom: Room = createRoom({ places: Number.POSITIVE_INFINITY, inShare: Number.POSITIVE_INFINITY });
