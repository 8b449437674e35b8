import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const newsItem = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    sender_id: z.union([z.int(), z.string()]).nullish(),
    state: z.string().nullish(),
    newsfeed_assignments: z.array(loose({ newsfeed_id: z.union([z.int(), z.string()]).nullish(), published_at: time.nullish() })).nullish(),
    labels: z.array(z.string()).nullish(),
    cover_image_url: z.string().nullish(),
    reactions: z.array(z.string().nullable()).nullish(),
    deliver_silently: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'title', 'state', 'updated_at', 'created_at'], own: ['workspace_id', 'sender_id', 'state'], html: ['body'] },
);

export interface NewsItem extends z.output<typeof newsItem> {}
export const NewsItem: Schema<NewsItem> = newsItem;
