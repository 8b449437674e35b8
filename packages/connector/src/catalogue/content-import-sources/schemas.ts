import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const contentImportSource = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.int(), z.string()]),
    last_synced_at: z.int().nullish(),
    sync_behavior: z.string().nullish(),
    status: z.string().nullish(),
    url: z.string().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
    audience_ids: z.array(z.number()).nullish(),
  },
  { row: ['id', 'status', 'url', 'updated_at', 'created_at'], own: ['sync_behavior', 'status'] },
);

export interface ContentImportSource extends z.output<typeof contentImportSource> {}
export const ContentImportSource: Schema<ContentImportSource> = contentImportSource;
