import * as z from 'zod';
import { nothing, type SchemasOf } from '../schemas.ts';
import type { setup } from './facts.ts';

export const setupSchemas = {
  read: {
    input: nothing,
    output: z.strictObject({
      claimed: z.boolean(),
      version: z.string(),
      publicUrl: z.string(),
      intercom: z.strictObject({
        mode: z.enum(['sandbox', 'intercom']),
        /** Whether OAuth can be used: a client id and secret are set (the sandbox brings its own). */
        oauth: z.boolean(),
        callbackUrls: z.array(z.string()),
      }),
    }),
  },
} satisfies SchemasOf<typeof setup>;
