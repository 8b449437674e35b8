import { type ScopeKey, scopes } from '@gatehouse/connector';
import * as z from 'zod';
import { roles } from '../store/words.ts';

export interface Schemas {
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
}

/** Schemas of every operation of a resource, by its facts. */
export type SchemasOf<Facts> = { readonly [Verb in keyof Facts]: Schemas };

// Fields that several resources have.
export const id = z.string().min(1).max(100);
/** One line that shows as it is: names stand in explanations, which agents and people read. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, { error: 'must be one line without control characters' });
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|[\n\r\t])*$/u, { error: 'must be text without control characters' });
export const name = (what: string) => line(100).min(1, { error: 'must not be empty' }).describe(what);
export const when = z.number().int().describe('Milliseconds since 1970.');
/** A number in an address: `Number` would read nothing as zero. */
export const whole = (schema = z.int().min(0)) =>
  z.preprocess((given: number | string) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given), schema);
export const scopeKey = z.enum(scopes.map((scope) => scope.key) as [ScopeKey, ...ScopeKey[]]);
export const role = z.enum(roles);
/** Of a setting that is replaced as a whole. */
export const version = z.number().int();
/** The one that the caller has seen. */
export const seenVersion = z
  .int()
  .min(0)
  .optional()
  .describe(
    'Its version as you have seen it (0 where there was none): refused with `changed_meanwhile` if another is there by now. Left out, it takes the place of whatever is there.',
  );

export const ok = z.strictObject({ ok: z.literal(true) });
export const nothing = z.strictObject({});
