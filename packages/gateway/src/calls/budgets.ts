import { type Budget, type Clock, createBudget } from '@gatehouse/connector';

/**
 * One budget for each workspace: Intercom counts by workspace, however many connections and groups lead there. Several processes must
 * share the window, or each must take its part of it.
 */
export interface Budgets {
  of(workspaceId: string): Budget;
}

export function createBudgets({ clock }: { clock: Clock }): Budgets {
  const budgets = new Map<string, Budget>();
  return {
    of(workspaceId) {
      const known = budgets.get(workspaceId);
      if (known) return known;
      const budget = createBudget({ clock });
      budgets.set(workspaceId, budget);
      return budget;
    },
  };
}
