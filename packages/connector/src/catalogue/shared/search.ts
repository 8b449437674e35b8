import * as z from 'zod';
import { operators } from '../search-fields.ts';
import { type Explained, explanations } from './explain.ts';

const Scalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

export const Filter = z.strictObject({
  field: z.string().min(1).max(300).describe('For example `email`, `source.body`, `custom_attributes.plan`.'),
  operator: z.enum(operators),
  value: z.union([Scalar, z.array(z.union([z.string(), z.number()]))]),
});

/** Intercom's limits: of one group, and of groups within groups (facts 6.1). */
const mostFilters = 15;
const mostLevels = 2;

// Both are Intercom's limits, so the schema is written out instead of recursive: its JSON Schema
// stays free of `$ref`, which several MCP clients refuse.
const groupOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ operator: z.enum(['AND', 'OR']), value: z.array(item).min(1).max(mostFilters) });

export const Query = z.union([Filter, groupOf(z.union([Filter, groupOf(Filter)]))]);
export type Filter = z.output<typeof Filter>;
export type Query = z.output<typeof Query>;

/**
 * A search's `query`: Intercom's own filters, or plain words, which `toFilters` turns into them.
 *
 * @example 'refund' or { field: 'source.body', operator: '~', value: 'refund' }
 */
export const queryOrWords = (toFilters: (words: string[]) => Query, what: string) =>
  z
    .union([
      z
        .string()
        .trim()
        .min(1)
        .max(500)
        .transform((text) => toFilters(text.split(/\s+/).slice(0, mostFilters))),
      Query,
    ])
    .describe(what)
    .register(explanations, {
      explain: (value, as) => (as === 'own' && typeof value === 'string' ? wordsProblem(value) : queryProblems(value, [], 1)),
    });

const wordsProblem = (text: string): Explained[] =>
  text.trim() === '' ? [{ path: [], problem: 'is empty: give words, a filter or a group of filters' }] : [];

/** Every filter and group on its own, each with the reason that is true of it. */
function queryProblems(value: unknown, path: readonly (string | number)[], level: number): Explained[] {
  const wrong = (problem: string, ...at: (string | number)[]): Explained => ({ path: [...path, ...at], problem });
  if (!isObject(value))
    return [wrong(`is a filter {"field", "operator", "value"} or a group {"operator": "AND", "value": [filters]}, not ${kindOf(value)}`)];
  const { field, operator, value: held } = value;
  const isGroup = field === undefined && (isWord(operator) || (Array.isArray(held) && held.some(isObject)));
  if (isGroup) {
    if (level > mostLevels) return [wrong(`is a group at level ${level}: Intercom takes groups ${mostLevels} levels deep`)];
    const problems =
      operator === 'AND' || operator === 'OR'
        ? []
        : [wrong(`is "AND" or "OR"${isWord(operator) ? `, in capitals` : ''}; ${shown(operator)} was given`, 'operator')];
    if (!Array.isArray(held)) return [...problems, wrong(`is a list of filters, not ${kindOf(held)}`, 'value')];
    if (held.length === 0) problems.push(wrong('is empty: a group needs a filter', 'value'));
    if (held.length > mostFilters) problems.push(wrong(`has ${held.length} filters: Intercom takes ${mostFilters} in a group`, 'value'));
    return [...problems, ...held.flatMap((one, index) => queryProblems(one, [...path, 'value', index], level + 1))];
  }
  const problems: Explained[] = [];
  if (field === undefined) problems.push(wrong('is needed', 'field'));
  else if (typeof field !== 'string' || field === '') problems.push(wrong(`is the name of a field, not ${kindOf(field)}`, 'field'));
  if (operator === undefined) problems.push(wrong('is needed', 'operator'));
  else if (isWord(operator)) problems.push(wrong(`joins filters: beside a field stands one of ${operators.join(' ')}`, 'operator'));
  else if (!operators.includes(operator as (typeof operators)[number]))
    problems.push(wrong(`is one of ${operators.join(' ')}; ${shown(operator)} was given`, 'operator'));
  if (held === undefined) problems.push(wrong('is needed', 'value'));
  else if (Array.isArray(held)) {
    const odd = held.findIndex((one) => !['string', 'number', 'bigint'].includes(typeof one));
    if (odd !== -1) problems.push(wrong(`is text or a number, not ${kindOf(held[odd])}: a list holds nothing else`, 'value', odd));
  } else if (isObject(held))
    problems.push(wrong('is text, a number, true, false, null, or a list of texts and numbers, not an object', 'value'));
  return problems;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWord = (operator: unknown) => typeof operator === 'string' && /^(?:and|or)$/i.test(operator);
const shown = (value: unknown) => (typeof value === 'string' ? `"${value.slice(0, 20)}"` : kindOf(value));
const kindOf = (value: unknown) =>
  value === undefined
    ? 'nothing'
    : value === null
      ? 'null'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'an object'
          : typeof value === 'boolean'
            ? String(value)
            : typeof value === 'string'
              ? 'text'
              : 'a number';

/** Each word in one of the fields. */
export const eachIn =
  (...fields: readonly string[]) =>
  (words: readonly string[]): Query => {
    const groups = words.map((value) => ({
      operator: 'OR' as const,
      value: fields.map((field): Filter => ({ field, operator: '~', value })),
    }));
    const [only] = groups;
    return groups.length === 1 && only ? only : { operator: 'AND', value: groups };
  };

export const every = (filters: Filter[]): Query => (filters.length === 1 ? (filters[0] as Filter) : { operator: 'AND', value: filters });

const orders = ['ascending', 'descending'] as const;

export const pagination = z
  .strictObject({
    per_page: z.int().min(1).max(150).optional(),
    starting_after: z.string().min(1).max(2000).nullish().describe('Cursor of the next page, from the page before.'),
  })
  .optional()
  .describe('Rows a page (150 at most) and where to go on.');

const anySort = z
  .strictObject({ field: z.string().min(1).max(300), order: z.enum(orders).optional() })
  .optional()
  .describe('Order of the rows.');

/** Not in Intercom's description of this search, yet it works: what it may be is Intercom's to say. */
export const sort = anySort.meta(anySort.meta() ?? {}).register(explanations, { explain: () => [] });

/** Word for word; versions before 2.16 let any order pass (facts 2.1, 10). */
export const checkedSort = anySort.meta(anySort.meta() ?? {}).register(explanations, { explain: sortProblems, until: '2.15' });

function sortProblems(value: unknown): Explained[] {
  if (value === null) return [];
  if (!isObject(value)) return [{ path: [], problem: `is {"field", "order"}, not ${kindOf(value)}` }];
  const { field, order } = value;
  const problems: Explained[] = [];
  if (field !== undefined && field !== null && typeof field !== 'string')
    problems.push({ path: ['field'], problem: `is the name of a field, not ${kindOf(field)}` });
  if (order !== undefined && order !== null && !orders.includes(order as (typeof orders)[number]))
    problems.push({
      path: ['order'],
      problem: `Invalid sort order '${typeof order === 'string' ? order.slice(0, 50) : kindOf(order)}'. Must be one of: ${orders.join(', ')}`,
      code: 'invalid_sort_order',
    });
  return problems;
}
