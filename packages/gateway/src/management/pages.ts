import * as z from 'zod';
import type { TimePosition } from '../store/ports.ts';
import { whole } from './schemas.ts';

/** How many rows a list answers at once. */
export const limit = whole(z.int().min(1).max(200)).default(50);

const from = 'What the page before gave as `nextAfter`.';

/** What a list by name takes. */
export const pageByName = { limit, after: z.string().max(200).optional().describe(from) };

/** What a list by time takes. */
export const pageByTime = {
  limit,
  after: z
    .string()
    .regex(/^\d{1,15}\..{1,100}$/, { error: 'is not what a page gave as `nextAfter`' })
    .transform((text): TimePosition => ({ createdAt: Number.parseInt(text, 10), id: text.slice(text.indexOf('.') + 1) }))
    .optional()
    .describe(from),
};
export const timePosition = ({ createdAt, id }: TimePosition): string => `${createdAt}.${id}`;

export const nextAfter = z.string().nullable().describe('Give it as `after` for the page after this one; null on the last.');

/** A page, and its last row where more come after it. */
export async function readPage<Row>(limit: number, read: (limit: number) => Promise<Row[]>): Promise<{ rows: Row[]; more: Row | null }> {
  // One more than asked for, to know.
  const found = await read(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, more: found.length > limit ? (rows.at(-1) ?? null) : null };
}
