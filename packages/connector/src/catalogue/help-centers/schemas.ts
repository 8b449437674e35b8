import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const helpCenter = resource(
  {
    id: z.string(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    identifier: z.string().nullish(),
    website_turned_on: z.boolean().nullish(),
    display_name: z.string().nullish(),
    url: z.string().nullish(),
    custom_domain: z.string().nullish(),
    default: z.boolean().nullish(),
    locales: z.array(z.string()).nullish(),
  },
  { row: ['id', 'display_name', 'url', 'custom_domain', 'website_turned_on', 'locales'], own: ['workspace_id', 'locales'] },
);

export interface HelpCenter extends z.output<typeof helpCenter> {}
export const HelpCenter: Schema<HelpCenter> = helpCenter;
