import * as z from 'zod';
import { nothing, type SchemasOf, scopeKey } from '../schemas.ts';
import type { scopes } from './facts.ts';

const Scope = z.strictObject({
  key: scopeKey,
  description: z.string(),
  access: z.enum(['Read only', 'Read / Write']),
  ours: z.boolean(),
  without: z.string().optional(),
  /** The scope that opens all of this and more. */
  partOf: scopeKey.optional(),
  permissions: z.array(z.string()),
  operations: z.array(z.strictObject({ name: z.string(), summary: z.string(), effect: z.string(), only: z.string().optional() })),
});

export const scopeSchemas = {
  list: { input: nothing, output: z.strictObject({ scopes: z.array(Scope) }) },
} satisfies SchemasOf<typeof scopes>;
