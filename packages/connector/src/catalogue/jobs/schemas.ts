import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const jobs = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    url: z.string().nullish(),
    status: z.string().nullish(),
    resource_type: z.string().nullish(),
    resource_id: z.union([z.string(), z.int()]).nullish(),
    resource_url: z.string().nullish(),
  },
  { row: ['id', 'status', 'url'], own: ['url', 'status', 'resource_type', 'resource_id', 'resource_url'] },
);

export interface Jobs extends z.output<typeof jobs> {}
export const Jobs: Schema<Jobs> = jobs;
