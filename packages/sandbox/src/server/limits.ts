import type { Clock } from '@gatehouse/connector';

const windowMs = 10_000;
/** 25,000 a minute for the workspace where an app has 10,000. */
const workspaceShare = 2.5;

/** What the `X-RateLimit-*` headers of one answer say. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds. */
  readonly reset: number;
}

export interface Limits {
  /** Counts one call; `exceeded` is the limit that is used up. */
  take(app: string): Allowance & { exceeded: number | undefined };
  /** Without counting, for answers to callers that nobody knows. */
  look(app?: string): Allowance;
  reset(): void;
}

/** Windows of ten seconds, aligned to the clock, counted for each app and for the workspace over all of them. */
export function createLimits(clock: Clock, perApp: number): Limits {
  const perWorkspace = Math.max(1, Math.floor(perApp * workspaceShare));
  let current = -1;
  let total = 0;
  const used = new Map<string, number>();

  const turn = () => {
    const window = Math.floor(clock.now() / windowMs);
    if (window === current) return;
    current = window;
    total = 0;
    used.clear();
  };
  // Live traffic: the first call of a window reports the whole limit, so the figure is what was left before the call.
  const allowance = (before: number): Allowance => ({
    limit: perApp,
    remaining: Math.max(0, perApp - before),
    reset: ((current + 1) * windowMs) / 1000,
  });

  return {
    take: (app) => {
      turn();
      const before = used.get(app) ?? 0;
      const exceeded = before >= perApp ? perApp : total >= perWorkspace ? perWorkspace : undefined;
      if (exceeded === undefined) {
        used.set(app, before + 1);
        total += 1;
      }
      return { ...allowance(before), exceeded };
    },
    look: (app) => {
      turn();
      return allowance(app === undefined ? 0 : (used.get(app) ?? 0));
    },
    reset: () => {
      current = -1;
    },
  };
}
