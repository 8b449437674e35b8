import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const macro = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    body: z.string().nullish(),
    body_text: z.string().nullish(),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
    visible_to: z.string().nullish(),
    visible_to_team_ids: z.array(z.string()).nullish(),
    available_on: z.array(z.string()).nullish(),
  },
  {
    row: ['id', 'name', 'visible_to', 'updated_at'],
    own: ['created_at', 'updated_at', 'visible_to', 'visible_to_team_ids', 'available_on'],
    html: ['body'],
  },
);

export interface Macro extends z.output<typeof macro> {}
export const Macro: Schema<Macro> = macro;
