import { expect, test } from 'vitest';
import { fullSize } from '../../packages/sandbox/src/state/world.ts';
import { tasks } from './index.ts';
import { judge } from './judge.ts';
import { stateOf } from './state.ts';
import { rows, type Value } from './task.ts';

/** A day like any other; the world of a day differs from that of another one in its times only. */
const someDay = Date.UTC(2026, 10, 27) / 1000;
const state = stateOf({ seed: 1, now: someDay, size: fullSize, region: 'US' });
const isNothing = (value: Value): boolean =>
  value === null || value === 0 || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

test('every row of what costs agents has three tasks or more, and each task a name of its own', () => {
  for (const row of rows) expect(tasks.filter((task) => task.row === row).length, row).toBeGreaterThanOrEqual(3);
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
});

test.each(tasks)('$id asks for something that the sandbox has', (task) => {
  const given = task.given(state);
  expect(task.says(given)).toMatch(/^[A-Z].*[.?]$/);
  expect(task.says(given)).not.toMatch(/undefined|null|NaN|Invalid/);
  const right = task.right(state, given);
  expect(right.length).toBeGreaterThan(0);
  // Nothing is what somebody finds who asked wrongly.
  for (const value of right) expect(isNothing(value)).toBe(false);
  expect(judge(task, right, { value: right[0] as Value })).toBe('right');
  expect(judge(task, right, { value: 0 })).toBe('silently wrong');
});

test('an order counts only where a task says so, and what was told is not silent', () => {
  const unordered = tasks.find(({ ordered }) => !ordered) as (typeof tasks)[number];
  const ordered = tasks.find((task) => task.ordered) as (typeof tasks)[number];
  expect(judge(unordered, [['a', 'b']], { value: ['b', 'a'] })).toBe('right');
  expect(judge(ordered, [['a', 'b']], { value: ['b', 'a'] })).toBe('silently wrong');
  expect(judge(unordered, [['a', 'b']], { value: ['a'], told: 'one more' })).toBe('said so');
});
