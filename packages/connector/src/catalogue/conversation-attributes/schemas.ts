import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const conversationAttribute = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.int(), z.string()]),
    name: z.string().nullish(),
    description: z.string().nullish(),
    data_type: z.string().nullish(),
    required: z.boolean().nullish(),
    archived: z.boolean().nullish(),
    visible_to_team_ids: z.array(z.string()).nullish(),
    multiline: z.boolean().nullish(),
    // Of a list.
    options: z.array(loose({ id: z.string().nullish(), label: z.string().nullish(), archived: z.boolean().nullish() })).nullish(),
    // Of a relationship.
    reference: loose({ type: z.string().nullish(), object_type_id: z.string().nullish() }).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'data_type', 'required', 'archived', 'options', 'reference'], own: ['data_type', 'visible_to_team_ids'] },
);

export interface ConversationAttribute extends z.output<typeof conversationAttribute> {}
export const ConversationAttribute: Schema<ConversationAttribute> = conversationAttribute;
