import { readOperator } from '@gatehouse/connector/search';
import { flags, shown } from '../meant/values.ts';
import { isRecord } from '../record.ts';
import { isNothingIn } from './nobody.ts';
import { isTimeField, isTimeValue, lastSecond, secondsOf, spanIn } from './time-span.ts';

/** One condition on a row, in the form of Intercom's own filters. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
  /** What is shown of a text that is kept as HTML. */
  readonly asShown?: (text: string) => string;
}

const operators = ['=', '!=', '>', '>=', '<', '<=', '~', '!~', '^', '$', 'IN', 'NIN'] as const;
type Operator = (typeof operators)[number];

/** How models call the operator; whatever else stands in a condition might turn it into another one. */
const operatorNames = ['operator', 'op', 'comparator', 'comparison', 'operation'];
const form = 'is {"field", "operator", "value"}.';

export function readCondition(given: unknown): Condition | { readonly problem: string } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { problem: form };
  const { field, value } = given as Record<string, unknown>;
  const names = Object.keys(given);
  const unknown = names.find((name) => name !== 'field' && name !== 'value' && !operatorNames.includes(name));
  if (unknown !== undefined) return { problem: `has ${shown(unknown)}, which is not read: a condition ${form}` };
  if (typeof field !== 'string' || field === '') return { problem: 'needs a field of the rows, such as `plan.name`.' };
  if (field.length > longestField) return { problem: `has a field of ${field.length} characters, which is none.` };
  const [said, second] = names.filter((name) => operatorNames.includes(name));
  if (second !== undefined) return { problem: `has two operators, ${said} and ${second}.` };
  const known = readOperator(said === undefined ? '=' : (given as Record<string, unknown>)[said]);
  if (!known) return { problem: `has an operator that is none: it is one of ${operators.join(' ')}.` };
  if (!Object.hasOwn(given, 'value') || value === undefined) return { problem: 'needs a value; null is that there is none.' };
  if ((known === 'IN' || known === 'NIN') !== Array.isArray(value)) {
    return { problem: Array.isArray(value) ? 'has a list as its value: use IN or NIN.' : `needs a list as the value of ${known}.` };
  }
  if (Array.isArray(value) && value.length === 0) return { problem: `has an empty list as the value of ${known}.` };
  if ([value].flat().some((one) => typeof one === 'object' && one !== null))
    return { problem: 'has an object as its value: it is a text, a number, true, false, null, or a list of these for IN and NIN.' };
  return { field, operator: known, value };
}

/** Names of attributes have up to 190 characters. */
const longestField = 300;

type Row = unknown;

/**
 * What stands at a path of a row, every value of it where there are lists on the way. What Intercom wraps around a list
 * (`{ type, tags: […] }`) is passed through: `tags.name` are the names of the tags.
 */
export function valuesAt(row: Row, path: string): readonly unknown[] {
  return descend([row], path.split('.'))
    .flatMap((value) => unwrapped(value) ?? [value])
    .filter((value) => value !== undefined && value !== null);
}

function descend(values: readonly unknown[], [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return values;
  const inner = values.flatMap((value) => {
    const list = unwrapped(value);
    return (list ?? [value]).map((one) => (isRecord(one) && Object.hasOwn(one, name) ? one[name] : undefined));
  });
  return descend(
    inner.filter((value) => value !== undefined),
    rest,
  );
}

/** The rows of a list, or of what wraps one. */
export function unwrapped(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  const lists = Object.values(value).filter(Array.isArray);
  return lists.length === 1 && typeof value['type'] === 'string' && !Object.hasOwn(value, 'id') ? (lists[0] as unknown[]) : undefined;
}

/** Whether nothing stands there; 0 is something. */
export const isEmptyAt = (row: Row, path: string): boolean =>
  valuesAt(row, path).every((value) => value === '' || (isRecord(value) && Object.keys(value).length === 0));

/** By what people tell a thing from others, where a condition names the thing itself: `tags = Refund`. */
const identifying = ['id', 'name', 'email', 'external_id', 'label', 'internal_label', 'external_label', 'category', 'type'];
const asNamed = (value: unknown): readonly unknown[] =>
  isRecord(value) ? identifying.flatMap((name) => (value[name] === undefined || value[name] === null ? [] : [value[name]])) : [value];

export function holds(row: Row, condition: Condition): boolean {
  const { field, operator, value, asShown = (text) => text } = condition;
  const things = valuesAt(row, field);
  const found = things.flatMap(asNamed).map((one) => (typeof one === 'string' ? asShown(one) : one));
  const any = (test: (one: unknown) => boolean) => found.some(test);
  const isThere = (wanted: unknown) =>
    isNothingIn(field, wanted) ? things.every((one) => isNothingIn(field, one)) : any((one) => isEqual(field, one, wanted));
  const seen = (one: unknown) => seenAs(field, one, value);
  switch (operator) {
    case '=':
      return isThere(value);
    case '!=':
      return !isThere(value);
    case 'IN':
      return (value as unknown[]).some(isThere);
    case 'NIN':
      return !(value as unknown[]).some(isThere);
    case '~':
      return any((one) => seen(one).includes(textOf(value)));
    case '!~':
      return !any((one) => seen(one).includes(textOf(value)));
    case '^':
      return any((one) => seen(one).startsWith(textOf(value)));
    case '$':
      return any((one) => seen(one).endsWith(textOf(value)));
    default:
      return any((one) => isOrdered(field, one, operator, value));
  }
}

/** Why a condition can never hold, whatever the rows: words where there are only numbers, milliseconds where there are seconds. */
export function whyNever(rows: readonly Row[], { field, operator, value }: Condition): string | undefined {
  if (['~', '!~', '^', '$'].includes(operator)) return undefined;
  const found = rows.flatMap((row) => valuesAt(row, field));
  const told = (one: unknown) => JSON.stringify(one).slice(0, 100);
  const howTimes = 'A time is written as 2026, 2026-05, 2026-05-07 or 2026-05-07T14:00:00Z';
  const values = [value].flat();
  const isTime = isTimeField(field) && found.every((one) => secondsOf(one) !== undefined);
  const noTime = isTime && rows.length > 0 ? values.find((one) => !isTimeValue(field, one)) : undefined;
  if (noTime !== undefined) return `${field} is a time, so never ${told(noTime)}. ${howTimes}`;
  if (found.length === 0) return undefined;
  const orders = ['>', '>=', '<', '<='].includes(operator);
  if (orders && value === null) return `${field} is neither more nor less than nothing: with null use = or !=`;
  if (orders && found.every(isRecord)) return `${field} is nothing that has an order: name a field of it`;
  if (found.every((one) => typeof one === 'boolean')) {
    const other = values.find((one) => one !== null && flagOf(one) === undefined);
    if (other !== undefined || orders) return `${field} is true or false, so never ${orders ? `${operator} ` : ''}${told(other ?? value)}`;
  }
  const odd = values.find((one) => typeof one === 'string' && one !== '' && numberOf(one) === undefined && !spanIn(field, one));
  if (odd === undefined || !found.every((one) => typeof one === 'number')) return undefined;
  return `${field} is a number, so never ${told(odd)}. ${howTimes}, whoever is meant by id`;
}

const flagOf = (value: unknown) => flags.get(String(value).trim().toLowerCase());

/** Whether a value that stands in a field is the one that is wanted. */
export function isEqual(field: string, found: unknown, wanted: unknown): boolean {
  const span = spanIn(field, wanted);
  const second = span && (isTimeField(field) ? secondsOf(found) : found);
  if (span && typeof second === 'number') return second >= span.from && second < span.until;
  if (typeof found === 'boolean') return found === flagOf(wanted);
  const [a, b] = [numberOf(found), numberOf(wanted)];
  return a !== undefined && b !== undefined ? a === b : textOf(found) === textOf(wanted);
}

function isOrdered(field: string, found: unknown, operator: '>' | '>=' | '<' | '<=', wanted: unknown): boolean {
  const value = isTimeField(field) ? (secondsOf(found) ?? numberOf(found)) : numberOf(found);
  const span = typeof value === 'number' && typeof found !== 'boolean' ? spanIn(field, wanted) : undefined;
  // After a day is after its end.
  const limit = span ? (operator === '>' || operator === '<=' ? span.until - 1 : span.from) : numberOf(wanted);
  if (limit === undefined || value === undefined) return compareTexts(found, operator, wanted);
  return operator === '>' ? value > limit : operator === '>=' ? value >= limit : operator === '<' ? value < limit : value <= limit;
}

function compareTexts(found: unknown, operator: '>' | '>=' | '<' | '<=', wanted: unknown): boolean {
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const order = found < wanted ? -1 : found > wanted ? 1 : 0;
  return operator === '>' ? order > 0 : operator === '>=' ? order >= 0 : operator === '<' ? order < 0 : order <= 0;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === 'true' || value === 'false') return Number(value === 'true');
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : undefined;
}

/** What parts are looked for in: of a time, where the part is one of a time, as it is shown. */
function seenAs(field: string, found: unknown, part: unknown): string {
  const isPartOfTime = isTimeField(field) || (typeof part === 'string' && /\d-\d|\d:\d/.test(part));
  const isSecond = typeof found === 'number' && found > 0 && found <= lastSecond;
  return isPartOfTime && isSecond
    ? new Date(found * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', String(part).includes('T') ? 't' : ' ')
    : textOf(found);
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : String(value)).normalize('NFC').toLowerCase();
