import * as z from 'zod';
import { loose, type Schema } from './resource.ts';

const cursorPages = loose({
  type: z.literal('pages').optional(),
  page: z.int().nullish(),
  per_page: z.union([z.int(), z.string()]).nullish(),
  total_pages: z.int().nullish(),
  next: loose({ page: z.int().nullish(), starting_after: z.string().nullish() }).nullish(),
});
export interface CursorPages extends z.output<typeof cursorPages> {}
export const CursorPages: Schema<CursorPages> = cursorPages;

const numberedPages = loose({
  type: z.literal('pages').optional(),
  page: z.int().nullish(),
  per_page: z.union([z.int(), z.string()]).nullish(),
  total_pages: z.int().nullish(),
  next: z.string().nullish(),
});
export interface NumberedPages extends z.output<typeof numberedPages> {}
export const NumberedPages: Schema<NumberedPages> = numberedPages;

const urlPages = loose({ next: z.string().nullish(), since: z.string().nullish() });
/** Seen on events: the next page, and what has happened since, each as a whole URL. */
export interface UrlPages extends z.output<typeof urlPages> {}
export const UrlPages: Schema<UrlPages> = urlPages;

/** One page of a list, with whatever paging the operation has. */
export interface Page<Row, Pages = CursorPages> {
  type: string;
  data: Row[];
  total_count?: number | null | undefined;
  pages?: Pages | null | undefined;
}

/** `{type:"list", data:[…]}`. */
export function listOf<Row>(row: Schema<Row>): Schema<Page<Row>>;
export function listOf<Row, Pages>(row: Schema<Row>, pages: Schema<Pages>): Schema<Page<Row, Pages>>;
export function listOf(row: z.ZodType, pages: z.ZodType = CursorPages): z.ZodType {
  return loose({ type: z.string(), data: z.array(row), total_count: z.int().nullish(), pages: pages.nullish() });
}
