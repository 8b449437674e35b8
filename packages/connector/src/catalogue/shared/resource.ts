import * as z from 'zod';
import type { Marks } from './marks.ts';

/**
 * A thing that Intercom answers with: the fields that we name, loosely, because Intercom adds fields without a new version.
 * The marks travel in the schema's metadata, so that whoever shows a thing reads them where its fields are.
 */
export function resource<S extends z.core.$ZodLooseShape>(shape: S, marks: Marks<keyof S & string>) {
  return z.looseObject(shape).meta({ marks: marks as Marks });
}
