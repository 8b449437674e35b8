import * as z from 'zod';
import { id, nothing, ok, role, type SchemasOf } from '../schemas.ts';
import type { session } from './facts.ts';

export const Session = z.strictObject({
  member: z.strictObject({ id, name: z.string(), email: z.string(), role }),
  organisation: z.strictObject({ name: z.string() }),
});

export const sessionSchemas = {
  create: { input: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(128) }), output: Session },
  read: { input: nothing, output: Session },
  end: { input: nothing, output: ok },
} satisfies SchemasOf<typeof session>;
