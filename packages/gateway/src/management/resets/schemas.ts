import * as z from 'zod';
import { password, token } from '../invitations/schemas.ts';
import type { SchemasOf } from '../schemas.ts';
import { Session } from '../session/schemas.ts';
import type { resets } from './facts.ts';

export const resetSchemas = {
  look: { input: z.strictObject({ token }), output: z.strictObject({ name: z.string(), email: z.string(), organisation: z.string() }) },
  accept: { input: z.strictObject({ token, password }), output: Session },
} satisfies SchemasOf<typeof resets>;
