import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const contentBulkActionResponse = resource(
  { type: z.string().nullish(), status: z.string().nullish() },
  { row: ['status'], own: ['status'] },
);

export interface ContentBulkActionResponse extends z.output<typeof contentBulkActionResponse> {}
export const ContentBulkActionResponse: Schema<ContentBulkActionResponse> = contentBulkActionResponse;

const contentFound = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.string(), z.int()]),
    title: z.string().nullish(),
    locale: z.string().nullish(),
    state: z.string().nullish(),
    folder_id: z.union([z.string(), z.int()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['type', 'id', 'title', 'locale', 'state', 'updated_at'], own: ['locale', 'state', 'folder_id'] },
);

/** Any kind of content: `type` says which, and with what operation it is read whole. */
export interface ContentFound extends z.output<typeof contentFound> {}
export const ContentFound: Schema<ContentFound> = contentFound;
