import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Outcome } from '../store/ports.ts';
import type { Action, Audit } from './audit.ts';
import { createTally } from './tally.ts';

/**
 * Bounds what refused calls of one key cost: a minute has so many rows about them, and what comes on top is counted by operation and
 * reason, written down when the minute is over, and answered 429. A call that is allowed is never among them: it has its own row.
 */
export interface Refusals {
  /** Writes a refused call down, or counts it. Answers what the caller is told: the error as it is, or `rate_limited`. */
  record(action: Action, error: GatewayError, outcome: Outcome): Promise<GatewayError>;
  /** Writes down what was counted in a minute that is over, or so far. */
  flush(when?: 'over' | 'now'): Promise<void>;
}

const windowMs = 60_000;
/** Rows about refused calls of one key, in a minute. */
export const rowsPerMinute = 60;
/** Kinds of refusal that are told apart: of one key, and in all. */
const most = { inAll: 200, ofOneParty: 20 } as const;

interface Refusal {
  readonly action: Action;
  readonly outcome: Outcome;
}

export function createRefusals({
  audit,
  clock,
  onError = () => {},
}: {
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly onError?: (error: unknown) => void;
}): Refusals {
  let startedAt = clock.now();
  let rows = new Map<string, number>();
  let writing: Promise<unknown> = Promise.resolve();

  const write = ({ action, outcome }: Refusal, explanation: string) => {
    writing = writing.then(() => audit.record(action, { ...outcome, explanation, durationMs: null })).catch(onError);
  };
  const tally = createTally<Refusal>({
    clock,
    windowMs,
    most,
    onKind: (first, count, minutes) =>
      write(
        { ...first, action: { ...first.action, target: null } },
        `${count} more times in ${words(minutes)}, not told one by one. ${first.outcome.explanation ?? ''}`.trim(),
      ),
    onOthers: ({ action, outcome }, count, minutes) =>
      write(
        { action: { ...action, target: null }, outcome },
        `${count} more calls in ${words(minutes)}, refused for other reasons or of other keys, not told one by one.`,
      ),
  });

  return {
    async record(action, error, outcome) {
      if (clock.now() - startedAt >= windowMs) {
        startedAt = clock.now();
        rows = new Map();
      }
      const { id } = action.actor;
      const count = (rows.get(id) ?? 0) + 1;
      if (count <= rowsPerMinute) {
        rows.set(id, count);
        await audit.record(action, outcome);
        return error;
      }
      tally.count(id, `${action.operation} ${error.code}`, { action, outcome });
      return tooMany(error, startedAt + windowMs - clock.now());
    },
    async flush(when = 'over') {
      tally.settle(when);
      await writing;
    },
  };
}

const words = (minutes: number) => (minutes === 1 ? 'a minute' : `${minutes} minutes`);

/** It says why, too: who reads only the last answer still learns what is wrong. */
function tooMany(error: GatewayError, retryAfterMs: number): GatewayError {
  const { fix, operation, field, scope, group, connection } = error.details;
  const why = fix ?? `${error.message}.`;
  const facts = { operation, field, scope, group, connection };
  return new GatewayError('rate_limited', {
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    // A wait that the caller was told is the truer one.
    retryAfterMs: error.details.retryAfterMs ?? retryAfterMs,
    fix: `${why} ${rowsPerMinute} calls of this key were refused within a minute: those that follow are refused with this, and counted.`,
  });
}
