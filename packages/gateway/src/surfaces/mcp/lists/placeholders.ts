import { valuesAt } from './conditions.ts';

type Input = Readonly<Record<string, unknown>>;

const placeholder = /\{([A-Za-z][\w.]{0,199})\}/g;

/** The fields of a row that an input asks for, such as `id` for `{"contact_id": "{id}"}`. */
export function placeholdersIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(placeholder)].map(([, field]) => field as string);
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(placeholdersIn))];
}

/** The input with what a row has in the places of its fields; undefined where the row has nothing there. */
export function filledFrom(input: Input, row: unknown): Input | undefined {
  let isWhole = true;
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
    if (typeof value !== 'string') return value;
    const [only] = value.match(/^\{([A-Za-z][\w.]{0,199})\}$/)?.slice(1) ?? [];
    if (only !== undefined) return at(only);
    return value.replaceAll(placeholder, (_, field: string) => String(at(field) ?? ''));
  };
  const at = (field: string): unknown => {
    const [first] = valuesAt(row, field);
    if (first === undefined || first === '') isWhole = false;
    return first;
  };
  const filled = fill(input) as Input;
  return isWhole ? filled : undefined;
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
