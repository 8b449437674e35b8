import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';

const team = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    admin_ids: z.array(z.number()).nullish(),
    admin_priority_level: loose({
      primary_admin_ids: z.array(z.number()).nullish(),
      secondary_admin_ids: z.array(z.number()).nullish(),
    }).nullish(),
    assignment_limit: z.number().nullish(),
    distribution_method: z.string().nullish(),
  },
  { row: ['id', 'name', 'admin_ids', 'distribution_method', 'assignment_limit'], own: ['distribution_method'] },
);

export interface Team extends z.output<typeof team> {}
export const Team: Schema<Team> = team;
