import { describe, expect, test } from 'vitest';
import { weaknessOf } from './password-rules.ts';

const own = ['Ada Lovelace', 'ada.lovelace@northwind.example', 'Northwind Traders Ltd'];

describe('is refused', () => {
  test.each([
    ['repeats', 'aaaaaaaaaaaa'],
    ['repeats', 'ababababababab'],
    ['repeats', 'xkq7vm2zxkq7vm2z'],
    ['repeats', '111122221111'],
    ['common', 'password1234'],
    ['common', 'Welcome2026!!'],
    ['common', 'P@ssw0rd2026'],
    ['common', '!!!iloveyou!!!'],
    ['common', 'pass-word-2026'],
    ['common', 'DRAGON20202020'],
    ['common', 'Pa55w0rd!!!!'],
    ['common', 'ｐａｓｓｗｏｒｄ１２３４'],
    ['common', 'passwordpassword1'],
    ['digits', '840193726551'],
    ['digits', '2026-11-26-19h'],
    ['common', 'qwertyuiop12'],
    ['keyboard', 'qwertzuiop[]'],
    ['keyboard', 'abcdefghijkl'],
    ['keyboard', 'lkjihgfedcba'],
    ['common', '1qaz2wsx3edc4rfv'],
    ['common', 'asdfghjkl123!'],
    ['keyboard', 'asdf zxcv qwer'],
    ['keyboard', 'passwordqwertyuiop'],
    ['name', 'Gatehouse2026!'],
    ['name', 'intercom-gatehouse'],
    ['name', 'Ada.Lovelace.1815'],
    ['name', 'l0velace-@d@!!'],
    ['name', 'northwindtraders'],
    ['name', 'N0rthwind#2026'],
    ['name', 'ada@northwind99'],
  ])('what %s: %s', (why, password) => {
    const words = { repeats: /^repeats/, common: /^is a common/, digits: /digits/, keyboard: /^follows/, name: /^is mostly/ }[why];
    const problem = weaknessOf(password, own);
    expect(problem).toMatch(words ?? /never/);
    expect(problem).toContain('use four or five words');
  });
});

test.each([
  'correct horse battery staple',
  'correct horse battery',
  'a good long password',
  'gatehouse is where I work now',
  'T7#k9Lm2!vQx',
  'jfu4-Ukqn-8wpz',
  '3f9a1c7e0b24d856',
  'blümchen tanzt im regen',
  '一二三四五六七八九十百千万',
  '93817264501938264750193',
  'ada and nine otters',
])('a decent one passes: %s', (password) => {
  expect(weaknessOf(password, own)).toBeUndefined();
});

test('the longest password is judged at once', () => {
  const password = 'qwer1aZ!ada'.repeat(12).slice(0, 128);
  const startedAt = performance.now();
  for (let turn = 0; turn < 20; turn++) weaknessOf(`${turn}${password}`.slice(0, 128), own);
  // Not a measurement: a search that grew with the square of a square would take minutes.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
