import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../tasks/task.ts';
import type { Expected, Shown, ShownList } from './prompt.ts';

/** Why it is not the right and whole answer; nothing when it is. */
export function missing(expected: Expected, shown: Shown): string | undefined {
  if ('thing' in expected) {
    if (!('thing' in shown)) return 'a list, where one thing was asked for';
    return differing(expected.thing, shown.thing);
  }
  if (!('rows' in shown)) return 'one thing, where a list was asked for';
  const { orElse, ...first } = expected;
  const why = missingRows(first, shown);
  return why === undefined || orElse === undefined ? why : missingRows({ ...first, list: orElse }, shown);
}

function missingRows({ list, atLeast, exactly = false }: Exclude<Expected, { thing: Value }>, { rows, total, more, only }: ShownList) {
  const wanted = only ? list.map((row) => picked(row, only)) : list;
  if (rows.length < Math.min(atLeast, list.length)) return `${rows.length} rows of ${list.length}, where ${atLeast} were wanted`;
  const at = rows.findIndex((row, index) => !isDeepStrictEqual(only ? picked(row, only) : row, wanted[index]));
  if (at >= 0) return `row ${at + 1} is ${short(rows[at])}, not ${short(wanted[at])}`;
  if (rows.length === list.length) return undefined;
  if (total !== list.length) return `a total of ${total}, not ${list.length}`;
  return more || (exactly && rows.length === atLeast) ? undefined : 'nothing says how it goes on';
}

/** Of a row what was asked for. */
const picked = (row: Value, only: readonly string[]): Value =>
  isObject(row) ? Object.fromEntries(only.map((name) => [name, row[name] ?? null])) : row;

/** Which of the fields that are wanted are otherwise. */
function differing(wanted: Value, shown: Value): string | undefined {
  if (!isObject(wanted) || !isObject(shown)) return isDeepStrictEqual(wanted, shown) ? undefined : `${short(shown)}, not ${short(wanted)}`;
  const wrong = Object.keys(wanted).filter((key) => !isDeepStrictEqual(wanted[key], shown[key]));
  return wrong.length === 0 ? undefined : wrong.map((key) => `${key}: ${short(shown[key])}, not ${short(wanted[key])}`).join('; ');
}

const isObject = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const short = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};
