import { expect, test } from 'vitest';
import { differenceOf, onTop } from './merge.ts';

const set = (text: string) => new Set(text);

test.each([
  ['what they took away stays away', 'ab', 'abc', 'a', 'ac'],
  ['what they added stays', 'a', 'ab', 'ac', 'acb'],
  ['what both took away is away', 'ab', 'a', 'a', 'a'],
  ['what I took away goes, though they kept it', 'ab', 'a', 'abc', 'ac'],
  ['what both added is there once', 'a', 'ab', 'ab', 'ab'],
  ['nothing of mine changes nothing of theirs', 'ab', 'ab', 'c', 'c'],
])('%s', (_title, base, mine, theirs, merged) => {
  expect([...onTop(set(base), set(mine), set(theirs))].join('')).toBe(merged);
});

test('tells what was added and what was taken away', () => {
  expect(differenceOf(set('ab'), set('bc'))).toEqual({ added: ['c'], taken: ['a'] });
});
