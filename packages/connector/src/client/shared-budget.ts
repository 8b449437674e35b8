import { type Budget, createBudget } from './budget.ts';
import type { Clock } from './clock.ts';

/** By clock, then by token and address: only the clients of a budget keep it. */
const shared = new WeakMap<Clock, Map<string, WeakRef<Budget>>>();

const gone = new FinalizationRegistry<{ budgets: Map<string, WeakRef<Budget>>; key: string }>(({ budgets, key }) => {
  if (budgets.get(key)?.deref() === undefined) budgets.delete(key);
});

/** The one budget of all clients in this process that have the same token at the same address: Intercom counts them as one. */
export function sharedBudget(clock: Clock, { token, baseUrl }: { token: string; baseUrl: string }): Budget {
  const budgets = shared.get(clock) ?? new Map<string, WeakRef<Budget>>();
  shared.set(clock, budgets);
  const key = `${baseUrl} ${token}`;
  const known = budgets.get(key)?.deref();
  if (known) return known;
  const budget = createBudget({ clock });
  budgets.set(key, new WeakRef(budget));
  gone.register(budget, { budgets, key });
  return budget;
}
