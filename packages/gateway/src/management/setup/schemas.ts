import * as z from 'zod';
import { regions } from '../../store/words.ts';
import { nothing, type SchemasOf } from '../schemas.ts';
import type { setup } from './facts.ts';

export const setupSchemas = {
  read: {
    input: nothing,
    output: z.strictObject({
      claimed: z.boolean(),
      /** Whether nobody can claim it before somebody on the machine says so: the database is new, the key ring beside it is not. */
      claimHeld: z.boolean(),
      version: z.string(),
      publicUrl: z.string(),
      /** Whom people ask who are stuck, as whoever runs the gateway has set it; null where nobody is named. */
      support: z.strictObject({ href: z.string(), label: z.string() }).nullable(),
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
