import { toPlainText } from '@gatehouse/connector';
import { nearNames } from '@gatehouse/connector/input-reading';
import { shown } from '../meant/values.ts';
import { type Condition, holds, isEqual, valuesAt } from './conditions.ts';
import { isNothingIn } from './nobody.ts';
import { isTimeField } from './time-span.ts';

/** Few enough to be told all; of more those that are near. */
const mostTold = 12;
/** Of a value. */
const longest = 80;

export interface Unmet {
  readonly where: string;
  readonly read: string;
  readonly there_are?: unknown;
  readonly untrusted?: { readonly there_are: unknown };
}

/**
 * Values of conditions that none of the rows has, with those that there are: what is misspelt is not taken for a fact about the rows.
 * `isOwn`: whether what a row has there is a word of Intercom's.
 */
export function unmetIn(
  rows: readonly unknown[],
  where: readonly Condition[],
  isOwn: (row: unknown, field: string) => boolean,
): { readonly nothing_has?: readonly Unmet[] } {
  if (rows.length === 0) return {};
  const unmet = where.flatMap((condition) => unmetOf(rows, condition, isOwn)).slice(0, 5);
  return unmet.length === 0 ? {} : { nothing_has: unmet };
}

function unmetOf(rows: readonly unknown[], condition: Condition, isOwn: (row: unknown, field: string) => boolean): readonly Unmet[] {
  const { field, operator, value } = condition;
  const isEquality = ['=', '!=', 'IN', 'NIN'].includes(operator);
  // That all rows lack a part of a text is no mistake.
  if (!isEquality && (operator === '!~' || rows.some((row) => holds(row, condition)))) return [];
  const wanted = isEquality ? [value].flat().filter((one) => !isNothingIn(field, one)) : [value];
  const missing = isEquality
    ? wanted.filter((one) => !rows.some((row) => holds(row, { ...condition, operator: '=', value: one })))
    : wanted;
  if (missing.length === 0) return [];
  const found = new Map<unknown, unknown>();
  for (const row of rows) {
    for (const value of valuesAt(row, field).map(named)) {
      const one = typeof value === 'string' && condition.asShown ? condition.asShown(value) : value;
      if (!found.has(one)) found.set(one, row);
    }
  }
  const values = [...found.keys()];
  // A name that nobody has is left out by `!=` as it was meant to be.
  if ((operator === '!=' || operator === 'NIN') && values.length > mostTold) return [];
  const told = tell(field, values, missing);
  const own = values.length <= mostTold && [...found.values()].every((row) => isOwn(row, field));
  return [
    {
      where: `${field} ${isEquality ? '=' : operator} ${missing.slice(0, 5).map(shown).join(', ')}`,
      read: `none of the ${rows.length} rows read`,
      ...(told === undefined ? {} : typeof told === 'string' || own ? { there_are: told } : { untrusted: { there_are: told } }),
    },
  ];
}

function named(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { name, id } = value as { name?: unknown; id?: unknown };
  return name ?? id;
}

function tell(field: string, values: readonly unknown[], missing: readonly unknown[]): unknown {
  const present = values.filter((one) => one !== undefined && one !== null && one !== '');
  if (present.length === 0) return undefined;
  const numbers = present.filter((one) => typeof one === 'number');
  if (numbers.length === present.length && (numbers.length > mostTold || isTimeField(field))) {
    const [least, most] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
    const say = (number: number) => (isTimeField(field) ? new Date(number * 1000).toISOString().slice(0, 19) : String(number));
    return `from ${say(least)} to ${say(most)}`;
  }
  if (!present.every((one) => typeof one !== 'string' || one.length <= longest)) return undefined;
  const texts = present.map((one) => (typeof one === 'string' ? toPlainText(one, { limit: longest }) : one));
  if (texts.length <= mostTold) return texts;
  const near = missing.flatMap((one) =>
    nearNames(
      String(one),
      texts.map(String).filter((text) => !isEqual(field, text, one)),
      5,
    ),
  );
  return near.length === 0 ? undefined : [...new Set(near)].slice(0, mostTold);
}
