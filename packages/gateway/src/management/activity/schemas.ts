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
  groupName: z.string().nullable(),
  surface,
  connectionName: z.string().nullable(),
  operation: z.string(),
  event: z.string(),
  effect: z.enum(effects),
  target: z.string().nullable(),
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
