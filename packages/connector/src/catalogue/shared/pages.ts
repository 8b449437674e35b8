import * as z from 'zod';

export const CursorPages = z.looseObject({
  type: z.literal('pages').optional(),
  page: z.int().nullish(),
  per_page: z.union([z.int(), z.string()]).nullish(),
  total_pages: z.int().nullish(),
  next: z.looseObject({ page: z.int().nullish(), starting_after: z.string().nullish() }).nullish(),
});

export const NumberedPages = z.looseObject({
  type: z.literal('pages').optional(),
  page: z.int().nullish(),
  per_page: z.union([z.int(), z.string()]).nullish(),
  total_pages: z.int().nullish(),
  next: z.string().nullish(),
});

/** Seen on events: the next page, and what has happened since, each as a whole URL. */
export const UrlPages = z.looseObject({ next: z.string().nullish(), since: z.string().nullish() });

/** `{type:"list", data:[…]}` with whatever paging the operation has. */
export const listOf = <Item extends z.ZodType, Pages extends z.ZodType = typeof CursorPages>(item: Item, pages?: Pages) =>
  z.looseObject({
    type: z.string(),
    data: z.array(item),
    total_count: z.int().nullish(),
    pages: (pages ?? CursorPages).nullish() as unknown as z.ZodOptional<z.ZodNullable<Pages>>,
  });
