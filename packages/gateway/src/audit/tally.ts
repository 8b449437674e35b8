import type { Clock } from '@gatehouse/connector';

/** Counts what would else be a row each. However many come, a window holds a bounded number of kinds, and one number for all others. */
export interface Tally<Sample> {
  /** Counts one of a party and a kind; answers how many of them there are in this window, and 0 for what went to the others. */
  count(party: string, kind: string, sample: Sample): number;
  /** Ends a window that is over, or whichever it is, and tells of what was counted in it. */
  settle(when: 'over' | 'now'): void;
}

export interface TallyOptions<Sample> {
  readonly clock: Clock;
  readonly windowMs: number;
  /** Kinds that are told apart in a window: in all, and of one party, which so does not crowd out the others. */
  readonly most: { readonly inAll: number; readonly ofOneParty: number };
  /** Of each kind at the end of a window; `sample` is the first one. */
  readonly onKind: (sample: Sample, count: number, minutes: number) => void;
  /** Of all for which there was no room; `sample` is the first one. */
  readonly onOthers: (sample: Sample, count: number, minutes: number) => void;
}

interface Counted<Sample> {
  readonly party: string;
  readonly sample: Sample;
  count: number;
}

export function createTally<Sample>({ clock, windowMs, most, onKind, onOthers }: TallyOptions<Sample>): Tally<Sample> {
  let startedAt = clock.now();
  let kinds = new Map<string, Counted<Sample>>();
  let others: Counted<Sample> | undefined;

  const settle = (when: 'over' | 'now') => {
    if (when === 'over' && clock.now() - startedAt < windowMs) return;
    const minutes = Math.max(1, Math.round((clock.now() - startedAt) / 60_000));
    const [told, rest] = [kinds, others];
    startedAt = clock.now();
    kinds = new Map();
    others = undefined;
    for (const { sample, count } of told.values()) onKind(sample, count, minutes);
    if (rest) onOthers(rest.sample, rest.count, minutes);
  };

  const hasRoom = (party: string) =>
    kinds.size < most.inAll && [...kinds.values()].filter((known) => known.party === party).length < most.ofOneParty;

  return {
    count(party, kind, sample) {
      settle('over');
      const key = JSON.stringify([party, kind]);
      const known = kinds.get(key);
      if (known) {
        known.count += 1;
        return known.count;
      }
      if (hasRoom(party)) {
        kinds.set(key, { party, sample, count: 1 });
        return 1;
      }
      others ??= { party, sample, count: 0 };
      others.count += 1;
      return 0;
    },
    settle,
  };
}
