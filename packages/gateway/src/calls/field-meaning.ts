import type { Operation } from '@gatehouse/connector';
import * as z from 'zod';

/** What an input field is, in the catalogue's words; a description stays on the schema inside `optional()` and the like. */
export function fieldMeaning({ fields }: Operation, field: string): string | undefined {
  let schema = Object.hasOwn(fields, field) ? fields[field] : undefined;
  while (
    schema?.description === undefined &&
    (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
  ) {
    schema = schema.unwrap() as z.ZodType;
  }
  return schema?.description;
}
