import type { Clock, Drift } from '@gatehouse/connector';

/** One field in which the catalogue and Intercom part ways, and how many answers and rows showed it since it was last told. */
export interface DriftReport extends Drift {
  readonly operation: string;
}

export interface DriftDeps {
  readonly clock: Clock;
  /** Told of an operation's field when it is first seen and then once a day at most, with the number seen in between. */
  readonly onDrift?: (report: DriftReport) => void;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Fields are those of the catalogue and what Intercom adds to it; more would be a mistake of ours. */
const mostFields = 5000;

/** Counts what did not fit in answers that were passed on all the same. */
export function createDriftCount({ clock, onDrift = () => {} }: DriftDeps) {
  const seen = new Map<string, { toldAt: number; count: number }>();
  return {
    note(operation: string, drift: readonly Drift[]): void {
      for (const { field, problem, count } of drift) {
        const key = `${operation} ${field}`;
        const known = seen.get(key) ?? { toldAt: Number.NEGATIVE_INFINITY, count: 0 };
        known.count += count;
        if (clock.now() - known.toldAt >= dayMs) {
          onDrift({ operation, field, problem, count: known.count });
          known.toldAt = clock.now();
          known.count = 0;
        }
        if (seen.has(key) || seen.size < mostFields) seen.set(key, known);
      }
    },
  };
}
