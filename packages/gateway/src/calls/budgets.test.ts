import { systemClock } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { createBudgets } from './budgets.ts';

test('connections to one workspace share its budget as far as they are of one app', () => {
  const budgets = createBudgets({ clock: systemClock });
  const one = budgets.of({ kind: 'oauth', workspaceId: 'w1' });
  expect(budgets.of({ kind: 'oauth', workspaceId: 'w1' })).toBe(one);
  expect(budgets.of({ kind: 'access_token', workspaceId: 'w1' })).not.toBe(one);
  expect(budgets.of({ kind: 'oauth', workspaceId: 'w2' })).not.toBe(one);
});
