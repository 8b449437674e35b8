import { expect, test } from 'vitest';
import { toPlainText } from './plain-text.ts';

test('a text is whole up to its limit, and cut visibly beyond', () => {
  expect(toPlainText('abcde', { limit: 5 })).toBe('abcde');
  expect(toPlainText('abcdef', { limit: 5 })).toBe('abcde… [cut, 1 more characters]');
  expect(toPlainText('abcd\u{1f600}', { limit: 5 })).toBe('abcd\ufffd… [cut, 1 more characters]');
});

test.each([
  ['ends of lines of every kind', ' a\r\nb\rc\u2028d\u2029e\u0085f ', 'a\nb\nc\nd\ne\nf'],
  ['what nobody sees', 'a\u00ad\u200b\u{e0041}\u0007b', 'ab'],
  ['brackets that are no link', 'a [b] (c)', 'a [b] (c)'],
  ['links and images', '[a](https://x) ![b](https://y "t")', 'a (https://x) image: b (https://y)'],
  ['images that look elsewhere for their address', '![a][b]', '! [a][b]'],
])('%s become what a person would see', (_, text, expected) => {
  expect(toPlainText(text, { limit: 1000 })).toBe(expected);
});
