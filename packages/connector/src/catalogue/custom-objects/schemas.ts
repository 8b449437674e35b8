import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const customObjectInstance = resource(
  {
    id: z.string(),
    external_id: z.union([z.string(), z.int()]).nullish(),
    external_created_at: time.nullish(),
    external_updated_at: time.nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    type: z.string().nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  },
  { row: ['id', 'external_id', 'custom_attributes', 'updated_at'], own: [] },
);

export interface CustomObjectInstance extends z.output<typeof customObjectInstance> {}
export const CustomObjectInstance: Schema<CustomObjectInstance> = customObjectInstance;
