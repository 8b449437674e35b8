import { expect, test } from 'vitest';
import { smallest } from './smallest.ts';

const weights: Readonly<Record<string, number>> = { a: 1, b: 2, c: 3, d: 9 };
const chosen = (...demands: string[]) =>
  [
    ...smallest(
      demands.map((demand) => [...demand]),
      (key) => weights[key] ?? 1,
    ),
  ]
    .sort()
    .join('');

test.each([
  ['nothing is wanted', [], ''],
  ['what has no choice is taken once', ['a', 'b', 'a'], 'ab'],
  ['what is there already meets others', ['d', 'ad', 'bd'], 'd'],
  ['the lighter of two', ['ca', 'ac'], 'a'],
  ['one for both rather than two that are lighter', ['ad', 'bd'], 'd'],
  ['a demand that nothing meets is none', ['', 'a'], 'a'],
  ['two for three, the lightest', ['ab', 'bc', 'cd'], 'ac'],
])('%s', (_title, demands, keys) => {
  expect(chosen(...demands)).toBe(keys);
});
