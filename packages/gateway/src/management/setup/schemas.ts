import * as z from 'zod';
import { regions } from '../../store/words.ts';
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
        /** Those that a token is shown to until one knows it, in this order; none where Intercom is at an address of one's own. */
        regions: z.array(z.enum(regions)),
        /** Whose app authorizes workspaces in Intercom; null where there is none, and OAuth cannot be used. */
        app: z.enum(['organisation', 'instance']).nullable(),
        /** Whether the sandbox inside the gateway runs. */
        sandbox: z.boolean(),
        callbackUrls: z.array(z.string()),
      }),
    }),
  },
} satisfies SchemasOf<typeof setup>;
