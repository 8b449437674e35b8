import * as z from 'zod';
import { nearestOf } from './nearest.ts';

/** Several bodies that Intercom takes at one address. */
export type Variants = readonly [z.ZodObject, ...z.ZodObject[]];

type Fields = Record<string, z.ZodType>;

/**
 * One object with every field of every variant: several MCP clients refuse a schema whose root is a choice. Throws where two
 * variants mean different things by one field: merged into one of them, the other would be refused or let through unchecked.
 */
export function mergeVariants(operation: string, variants: Variants): Fields {
  const merged: Fields = {};
  for (const key of new Set(variants.flatMap((variant) => Object.keys(variant.shape)))) {
    const present = variants.flatMap((variant) => (variant.shape[key] as z.ZodType | undefined) ?? []);
    const required = present.length === variants.length && present.every((schema) => !schema.safeParse(undefined).success);
    const joined = join(present);
    if (!joined) throw new TypeError(`${operation}: the variants of its body differ in the type of "${key}". Give it one type in all.`);
    const description = present.map((schema) => schema.description).find((text) => text !== undefined);
    const described = description === undefined ? joined : joined.describe(description);
    merged[key] = required ? described : described.optional();
  }
  return merged;
}

/** The one type of a field, or undefined when there is none. Fixed words become one choice. */
function join(present: readonly z.ZodType[]): z.ZodType | undefined {
  const schemas = present.map((schema) => (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema));
  const words = schemas.map(wordsOf);
  if (words.every((list) => list !== undefined)) {
    const all = [...new Set(words.flat())];
    return all.every((word) => typeof word === 'string') ? z.enum(all) : z.literal(all);
  }
  const [first, ...others] = schemas;
  return first && others.every((schema) => typeOf(schema) === typeOf(first)) ? first : undefined;
}

function wordsOf(schema: z.ZodType): z.core.util.Literal[] | undefined {
  if (schema instanceof z.ZodLiteral) return [...schema.values] as z.core.util.Literal[];
  return schema instanceof z.ZodEnum ? (schema.options as z.core.util.Literal[]) : undefined;
}

/** What two schemas have in common when they mean the same, whatever they say of it. */
function typeOf(schema: z.ZodType): string {
  const { description: _, ...type } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify(type);
}

/** Holds the body to one of its variants, and complains in the words of the variant that was most likely meant. */
export function oneOf(variants: Variants, bodyKeys: readonly string[]) {
  return (value: Record<string, unknown>, context: z.RefinementCtx) => {
    const body = Object.fromEntries(bodyKeys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]]));
    const failures: z.core.$ZodIssue[][] = [];
    for (const variant of variants) {
      const result = variant.safeParse(body);
      if (result.success) return;
      failures.push(result.error.issues);
    }
    for (const issue of nearestOf(failures, body))
      context.addIssue({ ...issue, input: undefined } as Parameters<typeof context.addIssue>[0]);
  };
}
