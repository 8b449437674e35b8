import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const folder = resource(
  {
    id: z.int(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    emoji: z.string().nullish(),
    parent_folder_id: z.int().nullish(),
    content_count: z.int().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'parent_folder_id', 'content_count'], own: [] },
);

export interface Folder extends z.output<typeof folder> {}
export const Folder: Schema<Folder> = folder;
