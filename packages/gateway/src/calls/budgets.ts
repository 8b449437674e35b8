import { type Budget, type Clock, createBudget, createRoom } from '@gatehouse/connector';
import type { Connection } from '../store/ports.ts';

/** What Intercom counts as one: an app in a workspace. OAuth connections are of the one app of this installation. */
export type Counted = Pick<Connection, 'kind' | 'workspaceId'>;

/**
 * One budget for each app and workspace, as Intercom counts, shared by every connection and group that leads there; which apps pasted
 * tokens are of is not known, so those of a workspace share one. Several processes must share the window, or each must take its part
 * of it.
 */
export interface Budgets {
  of(counted: Counted): Budget;
}

/** What a budget knows of the window, as Intercom's headers say it; nothing before an answer has told it. */
export function rateHeaders({ limit, remaining, resetAt }: ReturnType<Budget['state']>): Record<string, string> {
  if (limit === undefined || !Number.isFinite(limit) || remaining === undefined || resetAt === undefined) return {};
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, remaining)),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
  };
}

/**
 * Attempts that may be under way at once. Alone, a workspace has 128 of them and a group 64, which is more than the event loop has use for;
 * what hangs holds no more, so that there is always a place for another group, and for another workspace.
 */
const atOnce = { places: 512, inShare: 128 } as const;

export function createBudgets({ clock }: { clock: Clock }): Budgets {
  const room = createRoom(atOnce);
  const budgets = new Map<string, Budget>();
  return {
    of({ kind, workspaceId }) {
      const key = `${kind} ${workspaceId}`;
      const known = budgets.get(key);
      if (known) return known;
      const budget = createBudget({ clock, room });
      budgets.set(key, budget);
      return budget;
    },
  };
}
