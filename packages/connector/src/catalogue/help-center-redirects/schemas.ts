import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const helpCenterRedirect = resource(
  {
    id: z.string(),
    type: z.string().nullish(),
    from_url: z.string().nullish(),
    locale: z.string().nullish(),
    help_center_id: z.union([z.string(), z.int()]).nullish(),
    target_type: z.string().nullish(),
    target_id: z.union([z.string(), z.int()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'from_url', 'locale', 'target_type', 'target_id'], own: ['locale', 'help_center_id', 'target_type', 'target_id'] },
);

export interface HelpCenterRedirect extends z.output<typeof helpCenterRedirect> {}
export const HelpCenterRedirect: Schema<HelpCenterRedirect> = helpCenterRedirect;
