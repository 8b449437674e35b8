import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const dataAttribute = resource(
  {
    type: z.string().nullish(),
    // Intercom's own attributes have none.
    id: z.union([z.int(), z.string()]).nullish(),
    model: z.string().nullish(),
    name: z.string().nullish(),
    full_name: z.string().nullish(),
    label: z.string().nullish(),
    description: z.string().nullish(),
    data_type: z.string().nullish(),
    options: z.array(z.string()).nullish(),
    api_writable: z.boolean().nullish(),
    messenger_writable: z.boolean().nullish(),
    ui_writable: z.boolean().nullish(),
    custom: z.boolean().nullish(),
    archived: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    admin_id: z.union([z.string(), z.int()]).nullish(),
  },
  {
    row: ['id', 'name', 'full_name', 'label', 'model', 'data_type', 'options', 'custom', 'archived'],
    own: ['model', 'data_type', 'admin_id'],
  },
);

export interface DataAttribute extends z.output<typeof dataAttribute> {}
export const DataAttribute: Schema<DataAttribute> = dataAttribute;
