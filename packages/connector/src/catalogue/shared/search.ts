import * as z from 'zod';

const Scalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** Which operators fit which field is Intercom's to say: its answer names the field. */
export const operators = ['=', '!=', 'IN', 'NIN', '<', '<=', '>', '>=', '~', '!~', '^', '$'] as const;

export const Filter = z.strictObject({
  field: z.string().min(1).max(300).describe('For example `email`, `source.body`, `custom_attributes.plan`.'),
  operator: z.enum(operators),
  value: z.union([Scalar, z.array(z.union([z.string(), z.number()])).max(500)]),
});

// Two levels and 15 filters a group are Intercom's limits, so the schema is written out instead of recursive: its JSON Schema
// stays free of `$ref`, which several MCP clients refuse.
const groupOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ operator: z.enum(['AND', 'OR']), value: z.array(item).min(1).max(15) });

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
        .transform((text) => toFilters(text.split(/\s+/).slice(0, 15))),
      Query,
    ])
    .describe(what);

export const every = (filters: Filter[]): Query => (filters.length === 1 ? (filters[0] as Filter) : { operator: 'AND', value: filters });

export const pagination = z
  .strictObject({
    per_page: z.int().min(1).max(150).optional(),
    starting_after: z.string().min(1).max(2000).nullish().describe('Cursor of the next page, from the page before.'),
  })
  .optional()
  .describe('Rows a page (150 at most) and where to go on.');

export const sort = z
  .strictObject({ field: z.string().min(1).max(300), order: z.enum(['ascending', 'descending']).optional() })
  .optional()
  .describe('Order of the rows.');
