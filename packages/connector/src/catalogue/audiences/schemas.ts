import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const audience = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    predicates: z
      .array(
        loose({
          attribute: z.string().nullish(),
          type: z.string().nullish(),
          comparison: z.string().nullish(),
          value: z.string().nullish(),
        }),
      )
      .nullish(),
    role_predicates: z
      .array(
        loose({
          attribute: z.string().nullish(),
          type: z.string().nullish(),
          comparison: z.string().nullish(),
          value: z.string().nullish(),
        }),
      )
      .nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'predicates', 'role_predicates'], own: [] },
);

export interface Audience extends z.output<typeof audience> {}
export const Audience: Schema<Audience> = audience;
