import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { AuditEntry } from '../store/ports.ts';
import { type Audit, anonymous } from './audit.ts';
import { denied } from './outcome.ts';
import { createTally } from './tally.ts';

/** A key that opened nothing, as far as it may be told: never the key. */
export interface RefusedKey {
  /** From where: an address or a prefix; undefined where nobody knows. */
  readonly origin: string | undefined;
  /** How it begins; null where it does not look like a key of ours. */
  readonly prefix: string | null;
  readonly surface: AuditEntry['surface'];
  readonly requestId: string;
}

/**
 * Leaves a trace of keys that are refused: the first of each origin and prefix at once, how many there were when its window is over, and
 * what does not fit in one number. However many come, it is a few rows in a quarter of an hour, and a few entries in memory.
 */
export interface RefusedKeys {
  note(refused: RefusedKey): void;
  /** Writes down what was counted in a window that is over, or so far. */
  flush(when?: 'over' | 'now'): Promise<void>;
}

const windowMs = 15 * 60_000;
/** Of one origin, and in all. */
const most = { inAll: 20, ofOneParty: 5 } as const;

export function createRefusedKeys({
  audit,
  clock,
  onError = () => {},
}: {
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly onError?: (error: unknown) => void;
}): RefusedKeys {
  let writing: Promise<unknown> = Promise.resolve();
  const tally = createTally<RefusedKey>({
    clock,
    windowMs,
    most,
    onKind(first, count, minutes) {
      if (count > 1) write(first, targetOf(first), `${count} times in ${minutes} minutes, the first one told of already.`);
    },
    onOthers: (first, count, minutes) =>
      write(first, 'others', `${count} more times in ${minutes} minutes, from other places or with other keys.`),
  });

  function write({ surface, requestId }: RefusedKey, target: string, explanation: string) {
    const action = {
      actor: anonymous,
      surface,
      requestId,
      target,
      operation: 'keys.verify',
      event: 'key.refused',
      effect: 'manage',
    } as const;
    const outcome = denied(new GatewayError('key_invalid'), { explanation, status: 401 });
    // One after the other: nobody waits for them, and none holds up the rows of calls.
    writing = writing.then(() => audit.record(action, outcome)).catch(onError);
  }

  return {
    note(refused) {
      if (tally.count(String(refused.origin), String(refused.prefix), refused) !== 1) return;
      write(refused, targetOf(refused), 'A key that is unknown, mistyped or revoked. Keys shows how each that was made here begins.');
    },
    async flush(when = 'over') {
      tally.settle(when);
      await writing;
    },
  };
}

const targetOf = ({ origin, prefix }: RefusedKey): string =>
  `${prefix === null ? 'no key of ours' : `${prefix}…`} from ${origin ?? 'somewhere'}`;
