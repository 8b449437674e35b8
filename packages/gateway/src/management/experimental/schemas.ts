import * as z from 'zod';
import { nothing, type SchemasOf, scopeKey } from '../schemas.ts';
import type { experimental } from './facts.ts';

const Switch = z.strictObject({
  on: z.boolean(),
  /** Whether whoever runs the gateway has switched them on for all (GATEHOUSE_EXPERIMENTAL): then they cannot be switched off here. */
  byEnvironment: z.boolean(),
  operations: z.array(z.strictObject({ name: z.string(), summary: z.string(), scope: scopeKey })),
});

export const experimentalSchemas = {
  read: { input: nothing, output: Switch },
  set: { input: z.strictObject({ on: z.boolean() }), output: Switch },
} satisfies SchemasOf<typeof experimental>;
