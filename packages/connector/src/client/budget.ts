import type { Clock } from './clock.ts';

/**
 * The rate limit of one workspace, seen from here. Intercom counts in aligned windows of ten seconds and tells on every answer
 * what is left and when the window ends; this spends exactly that, so that calls wait instead of being refused, and shares it
 * in turn between flows (one flow a group), so that a flood in one does not starve the others.
 */
export interface Budget {
  /**
   * Waits for a place in the window. Rejects with `BudgetSpent` when none comes before `until`.
   * The function it resolves to takes the answer's headers, or nothing when there was no answer; call it exactly once.
   */
  take(request: { flow: string; until: number; signal?: AbortSignal }): Promise<(header?: (name: string) => string | null) => void>;
  state(): { limit: number | undefined; remaining: number | undefined; resetAt: number | undefined; waiting: number };
}

export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The rate limit of the workspace is used up.');
    this.retryAfterMs = retryAfterMs;
  }
}

interface Waiter {
  readonly admit: () => void;
}

/** How long the others wait for the call that finds out the limit, before another one tries. */
const probeMs = 2000;

/** Beyond this many waiting calls a new one is refused at once: waiting would not help it. */
const mostWaiting = 5000;

export function createBudget({ clock }: { clock: Clock }): Budget {
  const flows = new Map<string, Waiter[]>();
  let limit: number | undefined;
  let remaining = 1;
  let resetAt = 0;
  let inFlight = 0;
  let probedAt = Number.NEGATIVE_INFINITY;
  let alarm = false;

  const waiting = () => [...flows.values()].reduce((sum, queue) => sum + queue.length, 0);

  /** Nobody has told us the limit yet: one call goes ahead and finds out. */
  const places = () => {
    if (limit !== undefined) return remaining;
    return inFlight === 0 || clock.now() - probedAt >= probeMs ? 1 : 0;
  };

  const refill = () => {
    if (limit !== undefined && resetAt > 0 && clock.now() >= resetAt) {
      remaining = Math.max(0, limit - inFlight);
      resetAt = 0;
    }
  };

  function dispatch(): void {
    refill();
    while (places() > 0) {
      const next = flows.entries().next();
      if (next.done) return;
      const [flow, queue] = next.value;
      const waiter = queue.shift();
      // The flow goes to the end of the round, or away.
      flows.delete(flow);
      if (queue.length > 0) flows.set(flow, queue);
      if (!waiter) continue;
      inFlight += 1;
      remaining -= 1;
      probedAt = clock.now();
      waiter.admit();
    }
    const wait = limit === undefined ? probeMs : resetAt - clock.now();
    if (flows.size > 0 && !alarm && (limit === undefined || resetAt > 0)) {
      alarm = true;
      void clock.sleep(Math.max(1, wait)).then(() => {
        alarm = false;
        dispatch();
      });
    }
  }

  const settle = (header?: (name: string) => string | null) => {
    inFlight -= 1;
    const [told, left, reset] = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => {
      const text = header?.(name);
      return text === null || text === undefined || text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
    });
    if (told !== undefined) limit = told;
    if (left !== undefined && reset !== undefined && limit !== undefined) {
      const end = reset * 1000;
      // Recorded traffic reports the whole limit on a window's first answer, so the call that was answered may not be counted in
      // the figure, nor those under way. A figure of the same window only lowers ours.
      if (end > resetAt) remaining = Math.max(0, left - 1 - inFlight);
      else remaining = Math.min(remaining, Math.max(0, left - 1));
      resetAt = Math.max(resetAt, end);
    }
    dispatch();
  };

  return {
    take: ({ flow, until, signal }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        refill();
        if (places() === 0 && resetAt > until) return reject(new BudgetSpent(resetAt - clock.now()));
        if (waiting() >= mostWaiting) return reject(new BudgetSpent(Math.max(1000, resetAt - clock.now())));
        const queue = flows.get(flow) ?? [];
        const stop = () => {
          const place = queue.indexOf(waiter);
          if (place >= 0) queue.splice(place, 1);
          if (queue.length === 0) flows.delete(flow);
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          admit: () => {
            signal?.removeEventListener('abort', stop);
            let open = true;
            resolve((header) => {
              if (open) settle(header);
              open = false;
            });
          },
        };
        signal?.addEventListener('abort', stop, { once: true });
        queue.push(waiter);
        flows.set(flow, queue);
        dispatch();
      }),
    state: () => ({
      limit,
      remaining: limit === undefined ? undefined : remaining,
      resetAt: resetAt === 0 ? undefined : resetAt,
      waiting: waiting(),
    }),
  };
}
