import type { GatewayError } from '../errors.ts';
import type { Outcome } from '../store/ports.ts';

type Facts = Partial<Omit<Outcome, 'outcome'>>;

const nothing = { errorCode: null, explanation: null, status: null, intercomRequestId: null, durationMs: null } as const satisfies Facts;

/** The explanation of a write that was asked for again, and answered as the one before. */
export const askedAgain = 'The same write as one before: not sent again, and answered as that one was.';

export const succeeded = (facts: Facts = {}): Outcome => ({ ...nothing, ...facts, outcome: 'ok' });

/** An error as it is written down: with its code, and what to do about it as the sentence. */
export const failed = (error: GatewayError, facts: Facts = {}): Outcome => ({
  ...nothing,
  errorCode: error.code,
  explanation: error.details.fix ?? error.message,
  ...facts,
  outcome: error.code === 'outcome_unknown' ? 'unknown' : 'failed',
});

/** Somebody was not let in. */
export const denied = (error: GatewayError, facts: Facts = {}): Outcome => ({ ...failed(error, facts), outcome: 'denied' });
