import { type Budget, type Clock, createBudget } from '@gatehouse/connector';
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

export function createBudgets({ clock }: { clock: Clock }): Budgets {
  const budgets = new Map<string, Budget>();
  return {
    of({ kind, workspaceId }) {
      const key = `${kind} ${workspaceId}`;
      const known = budgets.get(key);
      if (known) return known;
      const budget = createBudget({ clock });
      budgets.set(key, budget);
      return budget;
    },
  };
}
