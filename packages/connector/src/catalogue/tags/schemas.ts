import * as z from 'zod';
import { resource } from '../shared/resource.ts';

export const Tag = resource(
  {
    type: z.literal('tag').optional(),
    id: z.string(),
    name: z.string().nullish(),
    applied_at: z.int().nullish(),
    applied_by: z.looseObject({ type: z.string().nullish(), id: z.string().nullish() }).nullish(),
  },
  { row: ['id', 'name'], untrusted: [] },
);
