import * as z from 'zod';
import { actorKinds, effects, outcomes, surfaces } from '../../store/words.ts';
import { limit } from '../pages.ts';
import { id, type SchemasOf, when, whole } from '../schemas.ts';
import type { activity } from './facts.ts';

const outcome = z.enum(outcomes);
const surface = z.enum(surfaces);
const ActivityRow = z.strictObject({
  id,
  sequence: z.number().int(),
  at: when,
  actorKind: z.enum(actorKinds),
  actorId: z.string(),
  actorName: z.string(),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  surface,
  connectionId: z.string().nullable(),
  connectionName: z.string().nullable(),
  operation: z.string(),
  variant: z.string().nullable().describe('Which of the several things that the operation does.'),
  said: z
    .strictObject({
      before: z.string(),
      about: z.string().nullable().describe('What it was done to: an id, or a name.'),
      after: z.string(),
      href: z.string().nullable().describe('Where that stands in Intercom; null where nobody knows, and for the sandbox.'),
    })
    .describe('What happened, in words that follow the name of whoever asked: before, about and after are one sentence.'),
  event: z.string(),
  effect: z.enum(effects),
  target: z.string().nullable(),
  meant: z.string().nullable().describe('The id that the target stood for, where it is a word such as `last` and Intercom told'),
  scope: z.string().nullable(),
  outcome,
  errorCode: z.string().nullable(),
  explanation: z.string().nullable(),
  requestId: z.string(),
  intercomRequestId: z.string().nullable(),
  status: z.number().int().nullable(),
  durationMs: z.number().nullable(),
});

export const activitySchemas = {
  list: {
    input: z.strictObject({
      words: z
        .string()
        .max(200)
        .optional()
        .describe(
          'Rows that have all of these words: in what happened, or in a name, an id or a raw name. Not in what was said to anybody.',
        ),
      requestId: z.string().max(100).optional().describe('The id that an answer or an error gave.'),
      outcome: outcome.optional(),
      operation: z.string().max(200).optional(),
      groupId: id.optional(),
      connectionId: id.optional(),
      actorId: id.optional(),
      surface: surface.optional(),
      since: whole().optional(),
      until: whole().optional(),
      before: whole().optional().describe('Rows before this sequence number.'),
      limit,
    }),
    output: z.strictObject({ rows: z.array(ActivityRow), nextBefore: z.number().int().nullable() }),
  },
} satisfies SchemasOf<typeof activity>;
