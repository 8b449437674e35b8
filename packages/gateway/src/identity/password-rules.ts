import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a weak password leaves to guess, in characters: less than this is no password. */
const leastLeft = 6;
/** Of what everybody guesses first, the most used also count as one word within a longer password. */
const asPieces = 500;
const ownProduct = ['gatehouse', 'intercom'];
const rows = [
  ...[
    '1234567890-=',
    'qwertyuiop[]',
    "asdfghjkl;'",
    'zxcvbnm,./',
    'qwertzuiop',
    'azertyuiop',
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
  ],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/', '1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'qazwsxedcrfvtgbyhnujmikolp'],
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];
const shortestRun = 4;
const advice = 'use four or five words that have nothing to do with each other or with you';

interface CommonPasswords {
  readonly all: ReadonlySet<string>;
  readonly pieces: readonly string[];
}
let loaded: CommonPasswords | undefined;

/** The most used first, lower-cased, un-leeted, without what people put around them: `scripts/common-passwords.ts` makes the file. */
function common(): CommonPasswords {
  if (!loaded) {
    const words = readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
      .trimEnd()
      .split('\n');
    loaded = { all: new Set(words), pieces: words.slice(0, asPieces).filter((word) => word.length >= 6) };
  }
  return loaded;
}

/**
 * Why a password of the right length is weak, and what to use instead; undefined where it is not. `own` is what somebody who knows the
 * person would try: names and addresses. A list alone catches almost nothing at twelve characters, so what people do to a short
 * password to make it long is undone first.
 */
export function weaknessOf(password: string, own: readonly string[]): string | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  const unit = repeatedUnit(text);
  if (new Set(text).size < 5 || unit.length < leastLeft * 2) return `repeats itself: ${advice}`;
  const forms = baseForms(text);
  if (forms.some((form) => common().all.has(form))) return `is a common password with little around it: ${advice}`;
  if (text.length < 20 && [...text.matchAll(/\p{L}/gu)].length < 5) return `is nearly all digits and signs: ${advice}`;
  const words = [...ownProduct, ...own].flatMap(toWords);
  const withOwn = Math.min(...[text, ...unleeted(text)].map((form) => leftOf(form, words)));
  if (withOwn >= leastLeft) return undefined;
  return Math.min(...[text, ...unleeted(text)].map((form) => leftOf(form, []))) < leastLeft
    ? `follows the keyboard, the alphabet or what everybody uses: ${advice}`
    : `is mostly a name, an address, the organisation or this product: ${advice}`;
}

/** The password as people thought of it, in the ways in which one can read it: also how the list is made. */
export function baseForms(text: string): string[] {
  const forms = [text, strip(text), ...unleeted(strip(text)), ...unleeted(text).map(strip)].flatMap((form) => [
    form,
    repeatedUnit(form),
    form.replace(/[^\p{L}\p{N}]/gu, ''),
    form.replace(/[^\p{L}]/gu, ''),
  ]);
  return [...new Set(forms)];
}

/** Without digits and signs at either end. */
const strip = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '+': 't',
};

/** `1`, `!` and `|` stand for either of two letters. */
const unleeted = (text: string): string[] =>
  ['i', 'l'].map((one) => [...text].map((sign) => (/[1!|]/.test(sign) ? one : (leet[sign] ?? sign))).join(''));

/** The shortest beginning of which the whole is a repetition, the last of which may be cut off. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    let index = length;
    while (index < text.length && text[index] === text[index - length]) index += 1;
    if (index === text.length) return text.slice(0, length);
  }
  return text;
}

const toWords = (own: string): string[] => {
  const text = own.normalize('NFKC').toLowerCase();
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3);
  return [...parts, parts.join('')].filter((part) => part !== '');
};

/** How much somebody has to guess who tries these words, runs and the most used passwords first: each counts as one character. */
function leftOf(text: string, words: readonly string[]): number {
  let rest = text;
  let found = 0;
  const take = (piece: string) => {
    const parts = rest.split(piece);
    found += parts.length - 1;
    rest = parts.join(' ');
  };
  for (const word of [...words].sort((a, b) => b.length - a.length)) take(word);
  for (const piece of common().pieces) take(piece);
  for (let run = longestRun(rest); run !== ''; run = longestRun(rest)) take(run);
  rest = rest.replace(/(?:19|20)\d\d/g, () => {
    found += 1;
    return ' ';
  });
  const letters = [...rest.matchAll(/\p{L}/gu)].length;
  const signs = [...rest.matchAll(/[^\p{L}\s]/gu)].length;
  return found + letters + signs / 2;
}

function longestRun(text: string): string {
  let longest = '';
  for (let start = 0; start < text.length; start++) {
    let length = Math.max(shortestRun, longest.length + 1);
    while (start + length <= text.length && runs.some((row) => row.includes(text.slice(start, start + length)))) {
      longest = text.slice(start, start + length);
      length += 1;
    }
  }
  return longest;
}
