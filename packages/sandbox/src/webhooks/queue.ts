import type { Clock } from '@gatehouse/connector';
import { isSuccess, type Receipt } from './sender.ts';
import type { WebhookTopic } from './topics.ts';

export type DeliveryState = 'waiting' | 'delivered' | 'retrying' | 'failed' | 'disabled' | 'throttled';

/** One notification on its way to one endpoint. Times are milliseconds. */
export interface Delivery {
  /** Of the notification; a duplicate has the same one, a ping has none. */
  readonly id: string | null;
  readonly topic: WebhookTopic;
  readonly duplicate: boolean;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Of the last attempt: what was answered, or why nothing was. */
  readonly status: number | null;
  readonly error: string | null;
  readonly ms: number | null;
  readonly createdAt: number;
  readonly firstSentAt: number | null;
  readonly nextAttemptAt: number | null;
}

export interface Notification {
  readonly id: string | null;
  readonly topic: WebhookTopic;
  readonly item: object;
  readonly duplicate: boolean;
  readonly createdAt: number;
}

/** What is sent depends on the attempt. */
export type Attempt = Notification & { readonly attempts: number; readonly firstSentAt: number };

export interface QueueDeps {
  clock: Clock;
  send: (attempt: Attempt, signal: AbortSignal) => Promise<Receipt>;
  /** Why nothing can be sent at all, if so. */
  obstacle: () => string | undefined;
  /** The receiver answered 410. */
  onGone: () => void;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
interface Entry extends Mutable<Delivery> {
  readonly item: object;
  failures: number;
  throttledMs: number;
}

const minuteMs = 60_000;
const throttleLimitMs = 120 * minuteMs;
/** Deliveries that are remembered once they are over. */
const kept = 1000;
const maxUnfinished = 5000;

export type Queue = ReturnType<typeof createQueue>;

/**
 * The deliveries of one endpoint: one after the other in the order of what happened, each retried as Intercom does. A timeout or an
 * error is tried again after a minute, once; 429 holds everything back for a minute, then twice as long each time, and what was held
 * back for two hours is dropped; 410 ends it all.
 */
export function createQueue({ clock, send, obstacle, onGone }: QueueDeps) {
  let entries: Entry[] = [];
  const unfinished = new Set<Entry>();
  let queue: Entry[] = [];
  let working: Promise<void> | undefined;
  let backoffMs = 0;
  let throttledUntil: number | null = null;
  const stopped = new AbortController();
  /** Ends waits, not requests. */
  let waits = new AbortController();

  const finish = (entry: Entry, state: DeliveryState, error = entry.error): void => {
    Object.assign(entry, { state, error, nextAttemptAt: null });
    unfinished.delete(entry);
  };
  const push = (entry: Entry): void => {
    queue.push(entry);
    working ??= work();
  };
  const pushLater = (entry: Entry, ms: number): void => {
    clock.sleep(ms, waits.signal).then(
      () => push(entry),
      () => {},
    );
  };
  const disable = (): void => {
    waits.abort();
    waits = new AbortController();
    queue = [];
    for (const entry of [...unfinished]) finish(entry, 'disabled');
    onGone();
  };

  async function work(): Promise<void> {
    try {
      // The answer to whoever caused it goes first.
      await new Promise(setImmediate);
      for (let entry = queue.shift(); entry && !stopped.signal.aborted; entry = queue.shift()) {
        const receipt = await attempt(entry);
        if (receipt?.status === 429) await throttle(entry);
        else if (receipt) conclude(entry, receipt);
      }
    } catch (error) {
      // A mistake of the sandbox itself: whoever runs it has to see it.
      console.error(error);
    } finally {
      working = undefined;
    }
  }

  /** Nothing when there was no attempt, or when nobody is to hear of it any more. */
  async function attempt(entry: Entry): Promise<Receipt | undefined> {
    const problem = obstacle();
    if (problem !== undefined) {
      finish(entry, 'failed', problem);
      return undefined;
    }
    entry.attempts += 1;
    entry.firstSentAt ??= clock.now();
    entry.nextAttemptAt = null;
    const { id, topic, item, duplicate, createdAt, attempts, firstSentAt } = entry;
    const receipt = await send({ id, topic, item, duplicate, createdAt, attempts, firstSentAt }, stopped.signal);
    if (stopped.signal.aborted) return undefined;
    Object.assign(entry, receipt);
    return receipt;
  }

  function conclude(entry: Entry, receipt: Receipt): void {
    if (isSuccess(receipt)) {
      backoffMs = 0;
      finish(entry, 'delivered');
    } else if (receipt.status === 410) {
      disable();
    } else if (++entry.failures > 1) {
      finish(entry, 'failed');
    } else {
      entry.state = 'retrying';
      entry.nextAttemptAt = clock.now() + minuteMs;
      pushLater(entry, minuteMs);
    }
  }

  async function throttle(entry: Entry): Promise<void> {
    entry.state = 'waiting';
    queue.unshift(entry);
    if (entry.throttledMs >= throttleLimitMs) {
      for (const one of queue.filter((other) => other.throttledMs >= throttleLimitMs)) {
        finish(one, 'failed', 'dropped: held back by 429 for two hours');
      }
      queue = queue.filter((one) => unfinished.has(one));
      return;
    }
    backoffMs = Math.min(Math.max(backoffMs * 2, minuteMs), throttleLimitMs - entry.throttledMs);
    throttledUntil = clock.now() + backoffMs;
    try {
      await clock.sleep(backoffMs, waits.signal);
      for (const one of queue) one.throttledMs += backoffMs;
    } catch {
      // Disabled or stopped meanwhile.
    } finally {
      throttledUntil = null;
    }
  }

  const begin = (notification: Notification): Entry => {
    const entry: Entry = {
      ...notification,
      state: 'waiting',
      attempts: 0,
      status: null,
      error: null,
      ms: null,
      firstSentAt: null,
      nextAttemptAt: null,
      failures: 0,
      throttledMs: 0,
    };
    entries.push(entry);
    unfinished.add(entry);
    // Cut in steps: shifting one by one would move the whole list at every notification.
    if (entries.length - unfinished.size >= kept * 2) entries = remembered();
    return entry;
  };
  const remembered = (): Entry[] => {
    const finished = new Set(entries.filter((entry) => !unfinished.has(entry)).slice(-kept));
    return entries.filter((entry) => unfinished.has(entry) || finished.has(entry));
  };
  const view = ({ id, topic, duplicate, state, attempts, status, error, ms, createdAt, firstSentAt, nextAttemptAt }: Entry): Delivery => {
    const heldBack = throttledUntil !== null && state === 'waiting';
    return {
      id,
      topic,
      duplicate,
      state: heldBack ? 'throttled' : state,
      attempts,
      status,
      error,
      ms,
      createdAt,
      firstSentAt,
      nextAttemptAt: heldBack ? throttledUntil : nextAttemptAt,
    };
  };

  return {
    add: (notification: Notification, delayMs: number): void => {
      const entry = begin(notification);
      if (unfinished.size > maxUnfinished)
        finish(entry, 'failed', `dropped: ${maxUnfinished} notifications wait for this endpoint already`);
      else if (delayMs > 0) pushLater(entry, delayMs);
      else push(entry);
    },
    /** At once, past all that waits, and once. */
    ping: async (notification: Notification): Promise<Delivery> => {
      const entry = begin(notification);
      const receipt = await attempt(entry);
      if (receipt?.status === 410) disable();
      else if (receipt) finish(entry, isSuccess(receipt) ? 'delivered' : 'failed');
      return view(entry);
    },
    /** `undefined` when there is no such notification; `unfinished` when it is still on its way. */
    redeliver: (id: string): Delivery | 'unfinished' | undefined => {
      const entry = entries.find((one) => one.id === id);
      if (!entry) return undefined;
      if (unfinished.has(entry)) return 'unfinished';
      Object.assign(entry, { state: 'waiting', failures: 0, throttledMs: 0 });
      unfinished.add(entry);
      push(entry);
      return view(entry);
    },
    deliveries: (): readonly Delivery[] => remembered().map(view),
    /** Ends requests and waits. Whatever was not delivered is not. */
    stop: async (): Promise<void> => {
      stopped.abort();
      waits.abort();
      await working;
    },
  };
}
