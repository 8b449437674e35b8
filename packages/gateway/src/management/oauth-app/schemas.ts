import * as z from 'zod';
import { regions } from '../../store/words.ts';
import { nothing, ok, type SchemasOf, seenVersion, version, when } from '../schemas.ts';
import type { oauthApp } from './facts.ts';

const region = z.enum(regions);
const App = z.strictObject({
  clientId: z.string(),
  region,
  /** Which Intercom knows it: a region of Intercom's own, or another Intercom by its address. */
  origin: z.string(),
  savedAt: when,
  version,
  /** True while the gateway is set to reach another Intercom than the one that knows it: then it is not used. */
  elsewhere: z.boolean(),
});
const Shown = z.strictObject({ app: App.nullable() });

export const oauthAppSchemas = {
  read: { input: nothing, output: Shown },
  set: {
    input: z.strictObject({
      clientId: z.string().trim().min(1).max(200),
      clientSecret: z.string().trim().min(1).max(200).describe('Sealed with the key ring, and never shown again.'),
      region: region.optional().describe('Where the app is. Unless told, that of INTERCOM_REGION.'),
      version: seenVersion,
    }),
    output: Shown,
  },
  remove: { input: nothing, output: ok },
} satisfies SchemasOf<typeof oauthApp>;
