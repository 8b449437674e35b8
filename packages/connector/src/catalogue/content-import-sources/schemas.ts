import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const contentImportSource = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.int(), z.string()]),
    last_synced_at: time.nullish(),
    sync_behavior: z.string().nullish(),
    status: z.string().nullish(),
    url: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    audience_ids: z.array(z.number()).nullish(),
  },
  { row: ['id', 'status', 'url', 'updated_at', 'created_at'], own: ['sync_behavior', 'status'] },
);

export interface ContentImportSource extends z.output<typeof contentImportSource> {}
export const ContentImportSource: Schema<ContentImportSource> = contentImportSource;
