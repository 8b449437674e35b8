/** One condition on a row, in the form of Intercom's own filters. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
}

const operators = ['=', '!=', '>', '>=', '<', '<=', '~', '!~', '^', '$', 'IN', 'NIN'] as const;
type Operator = (typeof operators)[number];

export function readCondition(given: unknown): Condition | { readonly problem: string } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { problem: 'is {"field", "operator", "value"}.' };
  const { field, operator = '=', value = null } = given as Record<string, unknown>;
  if (typeof field !== 'string' || field === '') return { problem: 'needs a field of the rows, such as `plan.name`.' };
  const known = operators.find((one) => one === (typeof operator === 'string' ? operator.toUpperCase() : operator));
  if (!known) return { problem: `has an operator that is none: it is one of ${operators.join(' ')}.` };
  if ((known === 'IN' || known === 'NIN') !== Array.isArray(value)) {
    return { problem: Array.isArray(value) ? 'has a list as its value: use IN or NIN.' : `needs a list as the value of ${known}.` };
  }
  return { field, operator: known, value };
}

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
const identifying = ['id', 'name', 'email', 'external_id', 'label', 'type'];
const asNamed = (value: unknown): readonly unknown[] =>
  isRecord(value) ? identifying.flatMap((name) => (value[name] === undefined || value[name] === null ? [] : [value[name]])) : [value];

export function holds(row: Row, { field, operator, value }: Condition): boolean {
  const things = valuesAt(row, field);
  const found = isNothing(value) ? things : things.flatMap(asNamed);
  const any = (test: (one: unknown) => boolean) => found.some(test);
  switch (operator) {
    case '=':
      return isNothing(value) ? found.every(isNothing) : any((one) => isEqual(one, value));
    case '!=':
      return isNothing(value) ? !found.every(isNothing) : !any((one) => isEqual(one, value));
    case 'IN':
      return any((one) => (value as unknown[]).some((wanted) => isEqual(one, wanted)));
    case 'NIN':
      return !any((one) => (value as unknown[]).some((wanted) => isEqual(one, wanted)));
    case '~':
      return any((one) => seenAs(one, value).includes(textOf(value)));
    case '!~':
      return !any((one) => seenAs(one, value).includes(textOf(value)));
    case '^':
      return any((one) => seenAs(one, value).startsWith(textOf(value)));
    case '$':
      return any((one) => seenAs(one, value).endsWith(textOf(value)));
    default:
      return any((one) => isOrdered(one, operator, value));
  }
}

/** Why a condition can never hold, whatever the rows: words where there are only numbers, milliseconds where there are seconds. */
export function whyNever(rows: readonly Row[], { field, operator, value }: Condition): string | undefined {
  if (['~', '!~', '^', '$'].includes(operator)) return undefined;
  const found = rows.flatMap((row) => valuesAt(row, field));
  if (found.length === 0) return undefined;
  const orders = ['>', '>=', '<', '<='].includes(operator);
  if (orders && found.every(isRecord)) return `${field} is nothing that has an order: name a field of it`;
  const isTime = /(?:_at|_since|_until)$/.test(field);
  const odd = [value].flat().find((one) => {
    const number = numberOf(one);
    if (number !== undefined) return isTime && number > lastSecond;
    return typeof one === 'string' && one !== '' && dayOf(one) === undefined;
  });
  if (odd === undefined || !found.every((one) => typeof one === 'number')) return undefined;
  const told = JSON.stringify(odd).slice(0, 100);
  return `${field} is a number, so never ${told}. A time is written as 2026-05-07 or 2026-05-07T14:00:00Z, whoever is meant by id`;
}

/** Of the year 2286. */
const lastSecond = 9_999_999_999;

/** Nobody is assigned where the id is 0 (2.16). */
const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || value === 0 || (isRecord(value) && Object.keys(value).length === 0);

function isEqual(found: unknown, wanted: unknown): boolean {
  const day = typeof found === 'number' ? dayOf(wanted) : undefined;
  if (day) return (found as number) >= day.from && (found as number) < day.until;
  const [a, b] = [numberOf(found), numberOf(wanted)];
  return a !== undefined && b !== undefined ? a === b : textOf(found) === textOf(wanted);
}

function isOrdered(found: unknown, operator: '>' | '>=' | '<' | '<=', wanted: unknown): boolean {
  const day = typeof found === 'number' ? dayOf(wanted) : undefined;
  // After a day is after its end.
  const limit = day ? (operator === '>' || operator === '<=' ? day.until - 1 : day.from) : numberOf(wanted);
  const value = numberOf(found);
  if (limit === undefined || value === undefined) return compareTexts(found, operator, wanted);
  return operator === '>' ? value > limit : operator === '>=' ? value >= limit : operator === '<' ? value < limit : value <= limit;
}

function compareTexts(found: unknown, operator: '>' | '>=' | '<' | '<=', wanted: unknown): boolean {
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const order = found < wanted ? -1 : found > wanted ? 1 : 0;
  return operator === '>' ? order > 0 : operator === '>=' ? order >= 0 : operator === '<' ? order < 0 : order <= 0;
}

/** A date without a time is its whole day, in UTC; with one it is that second. */
function dayOf(value: unknown): { readonly from: number; readonly until: number } | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const from = Date.parse(`${value}T00:00:00Z`) / 1000;
    return Number.isNaN(from) ? undefined : { from, until: from + 86_400 };
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)) return undefined;
  const at = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value.replace(' ', 'T')}Z`) / 1000;
  return Number.isNaN(at) ? undefined : { from: at, until: at + 1 };
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === 'true' || value === 'false') return Number(value === 'true');
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : undefined;
}

/** What parts are looked for in: of a time, where the part is one of a time, as it is shown. */
function seenAs(found: unknown, part: unknown): string {
  const isPartOfTime = typeof part === 'string' && /\d-\d|\d:\d/.test(part);
  const isSecond = typeof found === 'number' && found > 0 && found <= lastSecond;
  return isPartOfTime && isSecond
    ? new Date(found * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', part.includes('T') ? 't' : ' ')
    : textOf(found);
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : String(value)).normalize('NFC').toLowerCase();

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
