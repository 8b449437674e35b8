import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const teamMetric = resource(
  {
    type: z.string().nullish(),
    admin_id: z.union([z.string(), z.int()]).nullish(),
    open: z.number().nullish(),
    idle: z.number().nullish(),
    snoozed: z.number().nullish(),
  },
  { row: ['admin_id', 'open', 'idle', 'snoozed'], own: ['admin_id'] },
);

export interface TeamMetric extends z.output<typeof teamMetric> {}
export const TeamMetric: Schema<TeamMetric> = teamMetric;
