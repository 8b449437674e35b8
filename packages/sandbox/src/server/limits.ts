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
  const perWorkspace = Math.floor(perApp * workspaceShare);
  let current = Number.NaN;
  const used = new Map<string | undefined, number>();
  const usedBy = (app: string | undefined) => used.get(app) ?? 0;

  const turn = () => {
    const window = Math.floor(clock.now() / windowMs);
    if (window === current) return;
    current = window;
    used.clear();
  };
  // Live traffic: the first call of a window reports the whole limit, so the figure is what was left before the call.
  const allowance = (before: number): Allowance => ({
    limit: perApp,
    remaining: perApp - before,
    reset: ((current + 1) * windowMs) / 1000,
  });

  return {
    take: (app) => {
      turn();
      const before = usedBy(app);
      const total = [...used.values()].reduce((sum, count) => sum + count, 0);
      const exceeded = before >= perApp ? perApp : total >= perWorkspace ? perWorkspace : undefined;
      if (exceeded === undefined) used.set(app, before + 1);
      return { ...allowance(before), exceeded };
    },
    look: (app) => {
      turn();
      return allowance(usedBy(app));
    },
    reset: () => {
      current = Number.NaN;
    },
  };
}
