import * as z from 'zod';
import { marksOf } from './marks.ts';

/** Whether an answer shows mail. */
export function showsMail(schema: z.ZodType, seen = new Set<z.ZodType>()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  if (marksOf(schema)?.mail) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return showsMail(schema.unwrap() as z.ZodType, seen);
  if (schema instanceof z.ZodArray) return showsMail(schema.element as z.ZodType, seen);
  return schema instanceof z.ZodObject && Object.values(schema.shape).some((field) => showsMail(field as z.ZodType, seen));
}
