import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const mergeHistoryItem = resource(
  {
    type: z.string().nullish(),
    source_contact_id: z.union([z.string(), z.int()]).nullish(),
    source_contact_role: z.string().nullish(),
    merged_at: time.nullish(),
  },
  { row: ['type', 'source_contact_id', 'source_contact_role', 'merged_at'], own: ['source_contact_id', 'source_contact_role'] },
);

export interface MergeHistoryItem extends z.output<typeof mergeHistoryItem> {}
export const MergeHistoryItem: Schema<MergeHistoryItem> = mergeHistoryItem;
