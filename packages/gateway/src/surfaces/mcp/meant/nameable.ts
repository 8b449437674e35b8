import type { Operation } from '@gatehouse/connector';
import { markOf } from '@gatehouse/connector/input-reading';
import * as z from 'zod';
import { bare } from '../bare.ts';

/** The fields of an input in which a name does for an id, wherever they stand: `admin_id`, `contacts[].id`. */
export function nameable({ fields }: Operation): readonly string[] {
  return [...new Set(Object.entries(fields).flatMap(([name, schema]) => inField(schema, name)))];
}

function inField(schema: z.ZodType, at: string): string[] {
  const mark = markOf(schema);
  if (mark?.of !== undefined || mark?.by !== undefined || mark?.nameOf !== undefined) return [at];
  const inner = bare(schema);
  if (inner instanceof z.ZodArray) return inField(inner.element as z.ZodType, `${at}[]`);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([name, field]) => inField(field as z.ZodType, `${at}.${name}`));
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => inField(option as z.ZodType, at));
  return [];
}
