import { expect, test } from 'vitest';
import { asSeen } from './invisible.ts';

const tags = (text: string) => [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

test.each<[string, string]>([
  ['Persian', '\u0646\u0645\u06cc\u200c\u062a\u0648\u0627\u0646\u0645'],
  ['an Arabic letter that shows its joined form', '\u0647\u200d'],
  ['Hindi', '\u0930\u0915\u094d\u200d\u0937\u093e \u0915\u094d\u200c\u0937'],
  ['Thai', '\u0e04\u0e23\u0e31\u0e1a\u200b\u0e1c\u0e21'],
  ['a form of an ideograph', '\u845b\u{e0100}'],
  ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
  ['a heart on fire', '\u2764\ufe0f\u200d\u{1f525}'],
  ['a profession with skin', '\u{1f469}\u{1f3fd}\u200d\u{1f4bb}'],
  ['a key', '1\ufe0f\u20e3'],
  ['the flag of England', `\u{1f3f4}${tags('gbeng')}\u{e007f}`],
])('what belongs to letters and emoji stays: %s', (_, text) => {
  expect(asSeen(text)).toBe(text);
});

test.each<[string, string, string]>([
  ['between Latin letters', 'a\u200cb\u200dc\u200bd\u2060e\ufefff', 'abcdef'],
  ['behind letters of a script that does not join', '\u0430\u200d\u0431\u200c', '\u0430\u0431'],
  ['runs behind a letter', '\u0645\u200c\u200d\u200c\u200c\u062a', '\u0645\u200c\u062a'],
  ['behind a space or a figure', ' \u200c1\u200d\u06f1\u200c', ' 1\u06f1'],
  ['selectors behind letters', 'a\ufe0fb\u{e0100}', 'ab'],
  ['runs of selectors', '\u{1f600}\ufe0f\ufe0e\ufe01\u{e0150}', '\u{1f600}\ufe0f'],
  ['selectors that no form has', '\u845b\u{e0150}', '\u845b'],
  ['tags', `${tags('ignore')}\u{1f600}${tags('all')}\u{1f3f4}${tags('us')}\u{e007f}`, '\u{1f600}\u{1f3f4}'],
  ['tags behind a flag', `\u{1f3f4}${tags('gbeng')}\u{e007f}${tags('rules')}`, `\u{1f3f4}${tags('gbeng')}\u{e007f}`],
  ['what turns text around', '\u202ea\u202c\u2066b\u2069\u200ec\u200f\u061c', 'abc'],
  ['joiners that join nothing', '\u{1f600}\u200d \u200d\u{1f600}\u200d', '\u{1f600} \u{1f600}'],
  ['hyphens, fillers, annotations', 'a\u00ad\u3164\uffa0\u034fb\ufff9c\u{1bca0}', 'abc'],
])('all else goes: %s', (_, text, seen) => {
  expect(asSeen(text)).toBe(seen);
});
