import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';

// The schema of the description says that the conversation is the answer; its own examples show only who takes part.
const participants = resource(
  {
    customers: z.array(loose({ type: z.string().nullish(), id: z.string() })).nullish(),
    type: z.string().nullish(),
    id: z.string().nullish(),
    state: z.string().nullish(),
  },
  { row: ['customers', 'id', 'state'], own: ['state'] },
);

/** Who takes part in a conversation after the change. */
export interface Participants extends z.output<typeof participants> {}
export const Participants: Schema<Participants> = participants;
