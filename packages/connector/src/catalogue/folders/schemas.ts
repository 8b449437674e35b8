import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const folder = resource(
  {
    id: z.int(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    emoji: z.string().nullish(),
    parent_folder_id: z.int().nullish(),
    content_count: z.int().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
  },
  { row: ['id', 'name', 'parent_folder_id', 'content_count'], own: [] },
);

export interface Folder extends z.output<typeof folder> {}
export const Folder: Schema<Folder> = folder;
