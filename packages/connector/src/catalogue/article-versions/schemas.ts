import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const articleVersionSummary = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    article_id: z.union([z.string(), z.int()]).nullish(),
    title: z.string().nullish(),
    description: z.string().nullish(),
    author_id: z.union([z.string(), z.int()]).nullish(),
    created_by_id: z.union([z.string(), z.int()]).nullish(),
    created_via: z.string().nullish(),
    from_version_id: z.union([z.string(), z.int()]).nullish(),
    state: z.string().nullish(),
    created_at: time.nullish(),
  },
  {
    row: ['id', 'title', 'state', 'created_at'],
    own: ['article_id', 'author_id', 'created_by_id', 'created_via', 'from_version_id', 'state'],
  },
);

export interface ArticleVersionSummary extends z.output<typeof articleVersionSummary> {}
export const ArticleVersionSummary: Schema<ArticleVersionSummary> = articleVersionSummary;

const articleVersion = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    article_id: z.union([z.string(), z.int()]).nullish(),
    title: z.string().nullish(),
    description: z.string().nullish(),
    body: z.string().nullish(),
    body_markdown: z.string().nullish(),
    author_id: z.union([z.string(), z.int()]).nullish(),
    created_by_id: z.union([z.string(), z.int()]).nullish(),
    created_via: z.string().nullish(),
    from_version_id: z.union([z.string(), z.int()]).nullish(),
    state: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  {
    row: ['id', 'title', 'state', 'updated_at', 'created_at'],
    own: ['article_id', 'author_id', 'created_by_id', 'created_via', 'from_version_id', 'state'],
    html: ['body'],
  },
);

export interface ArticleVersion extends z.output<typeof articleVersion> {}
export const ArticleVersion: Schema<ArticleVersion> = articleVersion;
