import * as z from 'zod';
import { nextAfter, pageByTime } from '../pages.ts';
import { id, name, ok, type SchemasOf, when } from '../schemas.ts';
import type { keys } from './facts.ts';

const ApiKey = z.strictObject({
  id,
  groupId: id,
  groupName: z.string(),
  name: z.string(),
  prefix: z.string(),
  createdAt: when,
  createdBy: z.string(),
  lastUsedAt: when.nullable(),
  revokedAt: when.nullable(),
});

export const keySchemas = {
  list: {
    input: z.strictObject({ groupId: id.optional(), ...pageByTime }),
    output: z.strictObject({ keys: z.array(ApiKey), nextAfter }),
  },
  create: {
    input: z.strictObject({ groupId: id, name: name('What the key is for.') }),
    output: z.strictObject({ key: ApiKey, secret: z.string().describe('Shown once.') }),
  },
  revoke: { input: z.strictObject({ id }), output: ok },
} satisfies SchemasOf<typeof keys>;
