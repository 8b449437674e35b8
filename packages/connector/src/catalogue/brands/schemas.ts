import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const brand = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    is_default: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    help_center_id: z.union([z.string(), z.int()]).nullish(),
    default_address_settings_id: z.union([z.string(), z.int()]).nullish(),
  },
  {
    row: ['id', 'name', 'is_default', 'help_center_id', 'default_address_settings_id'],
    own: ['help_center_id', 'default_address_settings_id'],
  },
);

export interface Brand extends z.output<typeof brand> {}
export const Brand: Schema<Brand> = brand;
