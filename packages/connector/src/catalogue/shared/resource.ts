import * as z from 'zod';
import type { Marks } from './marks.ts';

/** A schema under the name of what it describes: types that hold the thing say its name instead of all of its fields. */
export type Schema<Thing> = z.ZodType<Thing, Thing>;

/**
 * An object of an answer: the fields that we name. Intercom adds fields without a new version; they pass, and have no type, so that
 * a name that is mistyped does not compile. `unknownField` reads them.
 */
export const loose = <S extends z.core.$ZodLooseShape>(shape: S) => z.looseObject(shape) as unknown as z.ZodObject<S, z.core.$strip>;

/** One of the contents by locale; beside them stands the name of their kind, a text. */
export const translationOf = <S extends z.core.$ZodLooseShape>(shape: S) => z.union([loose(shape), z.string()]).nullable();

/**
 * A thing that Intercom answers with. The marks travel in the schema's metadata, so that whoever shows a thing reads them where its
 * fields are.
 */
export function resource<S extends z.core.$ZodLooseShape>(shape: S, marks: Marks<keyof S & string>) {
  return loose(shape).meta({ marks: marks as Marks });
}
