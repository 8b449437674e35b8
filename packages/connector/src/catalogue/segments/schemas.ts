import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const segment = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    person_type: z.string().nullish(),
    count: z.number().nullish(),
  },
  { row: ['id', 'name', 'person_type', 'count'], own: ['person_type'] },
);

export interface Segment extends z.output<typeof segment> {}
export const Segment: Schema<Segment> = segment;
