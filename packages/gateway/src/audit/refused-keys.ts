import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { AuditEntry } from '../store/ports.ts';
import { type Audit, anonymous } from './audit.ts';
import { denied } from './outcome.ts';

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
/** Told apart in a window: in all, and of one origin, which so does not crowd out the others. */
const most = { inAll: 20, ofOneOrigin: 5 } as const;

interface Counted {
  readonly first: RefusedKey;
  count: number;
}

export function createRefusedKeys({
  audit,
  clock,
  onError = () => {},
}: {
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly onError?: (error: unknown) => void;
}): RefusedKeys {
  let startedAt = 0;
  let counted = new Map<string, Counted>();
  let rest: Counted | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  const write = ({ surface, requestId }: RefusedKey, target: string, explanation: string) => {
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
  };

  const settle = () => {
    const minutes = Math.max(1, Math.round((clock.now() - startedAt) / 60_000));
    for (const { first, count } of counted.values()) {
      if (count > 1) write(first, targetOf(first), `${count} times in ${minutes} minutes, the first one told of already.`);
    }
    if (rest) write(rest.first, 'others', `${rest.count} more times in ${minutes} minutes, from other places or with other keys.`);
    counted = new Map();
    rest = undefined;
  };
  const isOver = () => clock.now() - startedAt >= windowMs;

  return {
    note(refused) {
      if (isOver()) {
        settle();
        startedAt = clock.now();
      }
      const key = `${refused.origin} ${refused.prefix}`;
      const known = counted.get(key) ?? (hasRoom(refused.origin) ? undefined : rest);
      if (known) {
        known.count += 1;
      } else if (hasRoom(refused.origin)) {
        counted.set(key, { first: refused, count: 1 });
        write(refused, targetOf(refused), 'A key that is unknown, mistyped or revoked. Keys shows how each that was made here begins.');
      } else {
        rest = { first: refused, count: 1 };
      }
    },
    async flush(when = 'over') {
      if (when === 'now' || isOver()) settle();
      await writing;
    },
  };

  function hasRoom(origin: string | undefined): boolean {
    if (counted.size >= most.inAll) return false;
    return [...counted.values()].filter(({ first }) => first.origin === origin).length < most.ofOneOrigin;
  }
}

const targetOf = ({ origin, prefix }: RefusedKey): string =>
  `${prefix === null ? 'no key of ours' : `${prefix}…`} from ${origin ?? 'somewhere'}`;
