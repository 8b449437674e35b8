import { markOf } from '@gatehouse/connector/input-reading';
import { bareYear, notSeconds } from '@gatehouse/connector/search';
import * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { bare } from '../bare.ts';
import { isRecord } from '../record.ts';
import { shown } from './values.ts';

/** Throws `input_invalid` where a year, a month or a day without dashes stands in the place of Unix seconds, however deep. */
export function refuseYears(whole: z.ZodType, value: unknown, path: readonly string[], operation: string): void {
  if (markOf(whole)?.seconds) refuseYear(value, path, operation);
  const schema = bare(whole);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    for (const [index, one] of value.entries()) refuseYears(schema.element as z.ZodType, one, [...path, String(index)], operation);
  } else if (schema instanceof z.ZodObject && isRecord(value)) {
    const known = Object.entries(schema.shape).filter(([name]) => Object.hasOwn(value, name));
    for (const [name, field] of known) refuseYears(field as z.ZodType, value[name], [...path, name], operation);
  } else if (schema instanceof z.ZodUnion) {
    const fitting = (schema.options as readonly z.ZodType[]).find((option) => option.safeParse(value).success);
    if (fitting) refuseYears(fitting, value, path, operation);
  }
}

export function refuseYear(value: unknown, path: readonly string[], operation: string): void {
  const day = bareYear(value);
  if (day === undefined) return;
  const field = path.join('.');
  throw new GatewayError('input_invalid', { operation, field, fix: `${field}: ${notSeconds(shown(value), day)}.` });
}
