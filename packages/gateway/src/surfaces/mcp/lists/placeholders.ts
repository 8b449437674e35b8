import { valuesAt } from './conditions.ts';

type Input = Readonly<Record<string, unknown>>;

const placeholder = /\{([A-Za-z][\w.]{0,199})\}/g;

/** The fields of a row that an input asks for, such as `id` for `{"contact_id": "{id}"}`. */
export function placeholdersIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(placeholder)].map(([, field]) => field as string);
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(placeholdersIn))];
}

/** More than people are in one conversation. */
const mostOfRow = 20;

/**
 * The input with what a row has in the places of its fields, once for each value where it has several; none where the row has nothing
 * there.
 */
export function filledFrom(input: Input, row: unknown): readonly Input[] {
  const fields = [...new Set(placeholdersIn(input))];
  const filled = fields.reduce<readonly ReadonlyMap<string, unknown>[]>(
    (all, field) => all.flatMap((one) => valuesOf(row, field).map((value) => new Map([...one, [field, value]]))),
    [new Map()],
  );
  return filled.slice(0, mostOfRow).map((values) => fill(input, values) as Input);
}

/** An empty text is no value. */
export const valuesOf = (row: unknown, field: string): readonly unknown[] => [
  ...new Set(valuesAt(row, field).filter((value) => value !== '' && typeof value !== 'object')),
];

function fill(value: unknown, values: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, values));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, values)]));
  if (typeof value !== 'string') return value;
  const only = /^\{([A-Za-z][\w.]{0,199})\}$/.exec(value)?.[1];
  return only === undefined ? value.replaceAll(placeholder, (_, field: string) => String(values.get(field))) : values.get(only);
}

/** Where an input asks a search for whoever has the value of a row: then one call asks for all of them. */
export interface ForMany {
  readonly field: string;
  readonly filledWith: (values: readonly unknown[]) => Input;
}

/** Values that one filter takes. */
export const mostAtOnce = 50;

/** Undefined where each row needs a call of its own. */
export function forMany(input: Input): ForMany | undefined {
  const { query, ...rest } = input;
  const [field, ...others] = placeholdersIn(query);
  if (field === undefined || others.length > 0 || placeholdersIn(rest).length > 0) return undefined;
  let places = 0;
  const put = (value: unknown, values: readonly unknown[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(one, values));
    if (typeof value !== 'object' || value === null) return value;
    const { operator = '=', value: wanted } = value as { operator?: unknown; value?: unknown };
    const takes = (operator === '=' || operator === 'IN') && [wanted].flat().length === 1 && [wanted].flat()[0] === `{${field}}`;
    if (!takes) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, put(inner, values)]));
    places += 1;
    return { ...value, operator: 'IN', value: values };
  };
  const probe = put(query, []);
  if (places !== 1 || placeholdersIn(probe).length > 0) return undefined;
  return { field, filledWith: (values) => ({ ...rest, query: put(query, values) }) };
}
