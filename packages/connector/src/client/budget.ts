import type { Clock } from './clock.ts';
import { type Answered, graceMs, longestWaitMs, type Rate, readRate, windowMs } from './rate.ts';
import { createReserves, type Kept } from './reserves.ts';
import { endlessRoom, type Room } from './room.ts';

/**
 * The rate limit of one app in one workspace, seen from here. Intercom counts in aligned windows of ten seconds and tells on every
 * answer what is left and when the window ends; this spends exactly that, so that calls wait instead of being refused, and shares it
 * in turn between flows (one flow a group), so that a flood in one does not starve the others. Whatever an answer says, or when none
 * comes, no window is longer than twenty seconds.
 */
export interface Budget {
  /**
   * Waits for a place in the window, and for one among those that may be under way; within a flow the call whose time is over first
   * goes first. Rejects at once with `BudgetSpent` when none can come before `until`, or too many wait already.
   */
  take(request: { flow: string; until: number; signal?: AbortSignal }): Promise<Place>;
  /** What `take` would reject with at once now; undefined where it would not. */
  refusal(request: { flow: string; until: number }): BudgetSpent | undefined;
  state(): { limit: number | undefined; remaining: number | undefined; resetAt: number | undefined; waiting: number };
}

/** Told of the answer as soon as its headers are there, or of none when there was none. Only the first time counts. */
export interface Place {
  (answer?: Answered): void;
  /** The attempt is over, and its answer read. */
  over(): void;
}

export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
  /** Until there would be a place, if all who wait now still want theirs. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The rate limit of the workspace is used up.');
    this.retryAfterMs = retryAfterMs;
  }
}

interface Waiter {
  readonly until: number;
  readonly admit: () => void;
}

/** One of Intercom's windows, or ten seconds of our own while no answer has named it. */
interface Window {
  /** Intercom's name of it: the second in which it ends, by Intercom's clock. */
  name: number | undefined;
  /** When it ends by our clock; too late rather than too early. */
  end: number;
  left: number;
  /**
   * Places that may be free: nobody has told the limit (then any number), or what took them brought no word of the rate limit
   * (nothing listened, a 503 of something in between), or they belong to calls of the window before. One call at a time finds out.
   */
  doubtful: number;
  /** Calls that left in it and are under way. */
  underWay: number;
}

/** For when those who wait are woken: the window is over, another one may find out, or a place may no longer be kept for others. */
interface Alarm {
  readonly at: number;
  readonly why: 'window' | 'probe' | 'kept';
  readonly off: AbortController;
}

/** How long the others wait for the call that finds out, before another one tries. */
const probeMs = 2000;

/** How often those who wait look whether a place is no longer kept for others. */
const lookMs = 100;

/** How many may wait. A flow may have as many as there are places free: beyond that a new call is refused at once. */
const mostWaiting = 5000;

/** @param room how many may be under way at once; any number unless told */
export function createBudget({ clock, room = endlessRoom }: { clock: Clock; room?: Room }): Budget {
  const flows = new Map<string, Waiter[]>();
  const share = room.share(dispatch);
  const reserves = createReserves();
  /** Infinite where answers tell none. */
  let limit: number | undefined;
  /** A window of our own while nobody has told the limit. */
  const unlimited = (end: number): Window => ({ name: undefined, end, left: 0, doubtful: Number.POSITIVE_INFINITY, underWay: 0 });
  let window = unlimited(Number.NEGATIVE_INFINITY);
  let previous: number | undefined;
  let probedAt = Number.NEGATIVE_INFINITY;
  /** The last answer was a refusal of a window that we had taken for over: the next one who finds out has to wait. */
  let early = false;
  let alarm: Alarm | undefined;

  const waiting = () => {
    let sum = 0;
    for (const queue of flows.values()) sum += queue.length;
    return sum;
  };

  const opensAt = () => window.end + graceMs;
  const mayProbe = () => window.doubtful > 0 && ((window.underWay === 0 && !early) || Math.abs(clock.now() - probedAt) >= probeMs);
  const hasPlace = () => window.left > 0 || mayProbe();

  /** A window of our own, until an answer names it. Calls of the one that ends may be counted in it. */
  function turn(): void {
    const { name, underWay } = window;
    previous = name ?? previous;
    const end = clock.now() + windowMs;
    reserves.turn(clock.now() - window.end > windowMs);
    window =
      limit === undefined
        ? unlimited(end)
        : { name: undefined, end, left: Math.max(0, limit - underWay), doubtful: Math.min(limit, underWay), underWay: 0 };
  }

  /** An end further away than any window is long means that our clock was put back. */
  const refill = () => {
    const now = clock.now();
    if (now >= opensAt() || window.end - now > longestWaitMs) turn();
  };

  function dispatch(): void {
    refill();
    while (hasPlace()) {
      const next = nextFlow();
      if (!next) break;
      const [flow, queue] = next;
      const waiter = queue.shift();
      // The flow goes to the end of the round, or away.
      flows.delete(flow);
      if (queue.length > 0) flows.set(flow, queue);
      waiter?.admit();
    }
    setAlarm();
  }

  const keptNow = (): Kept => reserves.kept(limit ?? 0, 1 - (window.end - clock.now()) / windowMs);

  /** Whether one more of the flow may be under way, and a place is there that is not kept for others. */
  const mayGo = (flow: string, kept: Kept) => share.mayGo(flow) && (window.left === 0 || window.left - kept.from(flow) >= 1);

  /** The first in the round that may go. */
  function nextFlow(): [string, Waiter[]] | undefined {
    const kept = keptNow();
    for (const entry of flows) if (mayGo(entry[0], kept)) return entry;
    return undefined;
  }

  /** Wakes those who wait, whatever our clock says by then. */
  function setAlarm(): void {
    const due = nextAlarm();
    // One that is to look whether a place is free would else be put off by each call.
    if (due?.why === alarm?.why && (due?.at === alarm?.at || due?.why === 'kept')) return;
    alarm?.off.abort(null);
    alarm = undefined;
    if (due === undefined) return;
    const mine = { ...due, off: new AbortController() };
    alarm = mine;
    clock.sleep(Math.max(1, due.at - clock.now()), mine.off.signal).then(
      () => {
        if (alarm !== mine) return;
        alarm = undefined;
        if (due.why === 'probe') probedAt = Number.NEGATIVE_INFINITY;
        else if (due.why === 'window') turn();
        dispatch();
      },
      () => {},
    );
  }

  function nextAlarm(): Pick<Alarm, 'at' | 'why'> | undefined {
    if (hasNobodyToWake()) return undefined;
    const opens = opensAt();
    if (window.left > 0) {
      const look = clock.now() + lookMs;
      return look < opens ? { at: look, why: 'kept' } : { at: opens, why: 'window' };
    }
    const probe = window.doubtful > 0 ? probedAt + probeMs : Number.POSITIVE_INFINITY;
    return probe < opens ? { at: probe, why: 'probe' } : { at: opens, why: 'window' };
  }

  /** Those for whom too many are under way are woken when one of them is over. */
  function hasNobodyToWake(): boolean {
    for (const flow of flows.keys()) if (share.mayGo(flow)) return false;
    return true;
  }

  /** Takes a place that is there. */
  function place(flow: string): Place {
    const leave = share.go(flow);
    const taken = window;
    if (taken.left > 0) taken.left -= 1;
    else taken.doubtful -= 1;
    taken.underWay += 1;
    reserves.took(flow);
    probedAt = clock.now();
    let open = true;
    const settled = (answer?: Answered) => {
      if (open) settle(taken, answer);
      open = false;
    };
    return Object.assign(settled, {
      over() {
        leave();
        settled();
        if (flows.size > 0) dispatch();
      },
    });
  }

  function settle(taken: Window, answer: Answered | undefined): void {
    taken.underWay -= 1;
    refill();
    const rate = answer && readRate(answer, clock.now());
    if (answer && rate && (rate.limit !== undefined || rate.remaining !== undefined || answer.status === 429)) heed(answer, rate);
    else if (!answer || answer.status >= 500) taken.doubtful += 1;
    else if (limit === undefined) {
      limit = Number.POSITIVE_INFINITY;
      window.left = limit;
      window.doubtful = 0;
    }
    dispatch();
  }

  function heed({ status }: Answered, rate: Rate): void {
    const { reset, endsInMs, remaining, retryAfterMs } = rate;
    // An endpoint's own limit is a 429 as well, with places left in the window.
    const spent = status === 429 && !remaining;
    const raised = limit !== undefined && rate.limit !== undefined && rate.limit > limit;
    early = false;
    if (rate.limit !== undefined) limit = rate.limit;
    else if (limit === undefined && remaining !== undefined) limit = Math.max(1, remaining);
    if (isOver(rate)) {
      // Our clock may be ahead of Intercom's, and the window not over there.
      if (spent) doubt();
      return;
    }
    const before = reset === undefined || endsInMs === undefined ? 0 : enter(reset, clock.now() + endsInMs);
    if (spent) {
      window.left = 0;
      window.doubtful = 0;
      if (endsInMs === undefined && retryAfterMs !== undefined) window.end = clock.now() + retryAfterMs;
      else if (window.name === undefined) window.end = clock.now() + windowMs;
      return;
    }
    if (limit === undefined) return;
    // Recorded traffic reports the whole limit on a window's first answer, so the call that was answered may not be counted in it.
    const told = Math.max(0, Math.min(remaining ?? limit, limit) - 1);
    if (before > 0) {
      window.left = Math.max(0, told - before);
      window.doubtful = told - window.left;
    } else if (raised || window.doubtful > 0 || window.left === Number.POSITIVE_INFINITY) {
      const most = raised ? told : window.left + window.doubtful;
      window.left = Math.max(0, Math.min(most, told - window.underWay));
      window.doubtful = 0;
    } else {
      // A figure of the same window only lowers ours: it may not have counted what is under way.
      window.left = Math.min(window.left, told);
    }
  }

  /** Whether an answer comes late, of a window before this one. */
  const isOver = ({ reset, endsInMs }: Rate) =>
    reset !== undefined && (reset === previous || (endsInMs !== undefined && window.name !== undefined && reset < window.name));

  /** Goes to the window that an answer names, and tells how many calls the one before it leaves under way. */
  function enter(name: number, end: number): number {
    if (window.name === name) {
      // Told in whole seconds: each answer of a window says anew when it ends, and the earliest is nearest.
      window.end = Math.min(window.end, end);
      return 0;
    }
    const left = window.name === undefined ? 0 : window.underWay;
    if (window.name !== undefined) turn();
    window.name = name;
    window.end = end;
    return left;
  }

  /** Every place that is left may be none: one call at a time finds out, and not at once. */
  function doubt(): void {
    window.doubtful += window.left;
    window.left = 0;
    early = true;
    probedAt = clock.now();
  }

  /** Until a call of the flow has its turn that `ahead` others are before. */
  const waitMs = (flow: string, ahead: number) => {
    const left = Math.max(0, window.left - keptNow().from(flow));
    if (left > ahead || window.doubtful > 0) return 0;
    const perWindow = limit === undefined ? Number.POSITIVE_INFINITY : Math.max(1, limit - 1 - reserves.kept(limit, 0).from(flow));
    return opensAt() - clock.now() + Math.floor((ahead - left) / perWindow) * windowMs;
  };

  /** How many go before the one in this place of its flow; flows take turns. */
  const aheadOf = (queue: readonly Waiter[], place: number) => {
    let ahead = place;
    for (const other of flows.values()) if (other !== queue) ahead += Math.min(other.length, place + 1);
    return ahead;
  };

  const placeIn = (queue: readonly Waiter[], until: number) => {
    let at = queue.length;
    while (at > 0 && (queue[at - 1]?.until ?? 0) > until) at -= 1;
    return at;
  };

  function refusalAt(flow: string, queue: readonly Waiter[], at: number, until: number): BudgetSpent | undefined {
    const wait = waitMs(flow, aheadOf(queue, at));
    if (clock.now() + wait > until) return new BudgetSpent(wait);
    return queue.length >= mostWaiting - waiting() ? new BudgetSpent(Math.max(1000, wait)) : undefined;
  }

  return {
    refusal({ flow, until }) {
      refill();
      const queue = flows.get(flow) ?? [];
      return refusalAt(flow, queue, placeIn(queue, until), until);
    },
    take: ({ flow, until, signal }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        refill();
        if (flows.size === 0 && hasPlace() && mayGo(flow, keptNow())) return resolve(place(flow));
        const queue = flows.get(flow) ?? [];
        const at = placeIn(queue, until);
        const spent = refusalAt(flow, queue, at, until);
        if (spent) return reject(spent);
        const stop = () => {
          queue.splice(queue.indexOf(waiter), 1);
          if (queue.length === 0) flows.delete(flow);
          setAlarm();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          until,
          admit: () => {
            signal?.removeEventListener('abort', stop);
            resolve(place(flow));
          },
        };
        signal?.addEventListener('abort', stop, { once: true });
        queue.splice(at, 0, waiter);
        flows.set(flow, queue);
        dispatch();
      }),
    state: () => ({
      limit: limit === Number.POSITIVE_INFINITY ? undefined : limit,
      remaining: limit === undefined || limit === Number.POSITIVE_INFINITY ? undefined : window.left,
      resetAt: window.name === undefined ? undefined : window.end,
      waiting: waiting(),
    }),
  };
}
