import { toPlainText } from '@gatehouse/connector';
import { editDistance, nearNames } from '@gatehouse/connector/input-reading';
import { fromHtml } from '../escaped.ts';
import type { Listed } from './name-lists.ts';

/* Which things of a list are called by a name, and which are only near it. */

export interface LookedUp {
  /** All that have the name, whatever its case and spaces. */
  readonly exact: readonly Listed[];
  readonly near: readonly Listed[];
}

/** As people write it: without regard to case, spaces, underscores, or how Intercom escapes it. */
export const folded = (name: string): string =>
  toPlainText(String(fromHtml(name)), { limit: 500 })
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();

export function matching(rows: readonly Listed[], name: string): LookedUp {
  const wanted = folded(name);
  // An id that does not look like the others is one nevertheless.
  const ofId = rows.filter(({ id }) => id === name);
  const called = ofId.length > 0 ? ofId : rows.filter((row) => row.names.some((one) => folded(one) === wanted));
  const same = called.length > 0 ? called : rows.filter(({ kind }) => kind !== undefined && folded(kind) === wanted);
  const there = same.filter(({ gone }) => !gone);
  const others = rows.filter((row) => !same.includes(row) && !row.gone);
  return { exact: there.length > 0 ? there : same, near: nearTo(wanted, others) };
}

/** Those that are most like it: written without accents or apart, then with all of its words or a letter wrong, then any that are near. */
function nearTo(wanted: string, rows: readonly Listed[]): readonly Listed[] {
  const having = (test: (name: string) => boolean) => rows.filter((row) => row.names.some((one) => test(folded(one))));
  const letters = lettersOf(wanted);
  const alike = letters === '' ? [] : having((name) => lettersOf(name) === letters);
  if (alike.length > 0) return alike;
  const words = partsOf(wanted);
  const hasWords = (name: string) => words.length > 0 && words.every((word) => partsOf(name).includes(word));
  const isMistyped = (name: string) => letters.length > 3 && editDistance(lettersOf(name), letters) <= (letters.length > 7 ? 2 : 1);
  const close = having((name) => hasWords(name) || isMistyped(name));
  if (close.length > 0) return close;
  const names = rows.flatMap((row) => row.names.map(folded));
  const like = new Set(nearNames(wanted, names, 20));
  const within = (row: Listed) => row.names.some((one) => hasPart(folded(one), wanted));
  const near = rows.filter((row) => within(row) || row.names.some((one) => like.has(folded(one))));
  return near.toSorted((a, b) => Number(within(b)) - Number(within(a)));
}

/** One or two letters are in too many names: only words that begin with them count. */
const hasPart = (name: string, part: string): boolean =>
  /^[a-z\d]{1,2}$/.test(part) ? name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(part)) : name.includes(part);

/** From these no accent is taken as a mark of its own. */
const strokes: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' };

const unaccented = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøæœßđðþħı]/g, (letter) => strokes[letter] ?? letter);
/** `non-profit` and `Nonprofit`, `Łukasz` and `lukasz`. */
const lettersOf = (name: string): string => unaccented(name).replaceAll(/[^\p{L}\p{N}]+/gu, '');
const partsOf = (name: string): readonly string[] =>
  unaccented(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
