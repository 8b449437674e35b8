import * as z from 'zod';
import { nextAfter, pageByTime } from '../pages.ts';
import { id, type SchemasOf, when } from '../schemas.ts';
import type { writes } from './facts.ts';

const Write = z.strictObject({
  /** What an error calls `journalId`. */
  id,
  operation: z.string(),
  connectionId: id,
  connectionName: z.string().nullable(),
  target: z.string().nullable(),
  askedBy: z.string(),
  groupName: z.string().nullable(),
  requestId: z.string(),
  askedAt: when,
  outcome: z.enum(['under_way', 'done', 'not_done', 'unknown']),
  settlement: z
    .enum(['looking', 'person', 'done', 'absent'])
    .nullable()
    .describe('Of an unknown outcome: being looked for, for a person to say, found to have been done, or found not to have been.'),
  lookUntil: when.nullable().describe('While it is looked for: until when at most.'),
  settledAt: when.nullable(),
  settledBy: z.string().nullable().describe('`gateway`, or who said it.'),
});

/** A flag in an address. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const writeSchemas = {
  list: {
    input: z.strictObject({
      open: flag.default(true).describe('Only those whose outcome nobody knows yet.'),
      connectionId: id.optional(),
      ...pageByTime,
    }),
    output: z.strictObject({ writes: z.array(Write), nextAfter }),
  },
  settle: {
    input: z.strictObject({ id, happened: z.boolean().describe('Whether it is to be found in Intercom.') }),
    output: Write,
  },
} satisfies SchemasOf<typeof writes>;
