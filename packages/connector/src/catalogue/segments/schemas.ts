import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const segment = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
    person_type: z.string().nullish(),
    count: z.number().nullish(),
  },
  { row: ['id', 'name', 'person_type', 'count', 'updated_at'], own: ['person_type'] },
);

export interface Segment extends z.output<typeof segment> {}
export const Segment: Schema<Segment> = segment;
