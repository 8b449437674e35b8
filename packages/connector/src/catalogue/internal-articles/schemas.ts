import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const internalArticleListItem = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    body_markdown: z.string().nullish(),
    owner_id: z.union([z.int(), z.string()]).nullish(),
    author_id: z.union([z.int(), z.string()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    locale: z.string().nullish(),
    audience_ids: z.array(z.number()).nullish(),
    ai_chatbot_availability: z.boolean().nullish(),
    ai_copilot_availability: z.boolean().nullish(),
    ai_sales_agent_availability: z.boolean().nullish(),
  },
  { row: ['id', 'title', 'updated_at', 'created_at'], own: ['owner_id', 'author_id', 'locale'], html: ['body'] },
);

export interface InternalArticleListItem extends z.output<typeof internalArticleListItem> {}
export const InternalArticleListItem: Schema<InternalArticleListItem> = internalArticleListItem;

const internalArticle = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    body_markdown: z.string().nullish(),
    owner_id: z.union([z.int(), z.string()]).nullish(),
    author_id: z.union([z.int(), z.string()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    locale: z.string().nullish(),
    audience_ids: z.array(z.number()).nullish(),
    ai_chatbot_availability: z.boolean().nullish(),
    ai_copilot_availability: z.boolean().nullish(),
    ai_sales_agent_availability: z.boolean().nullish(),
  },
  { row: ['id', 'title', 'updated_at', 'created_at'], own: ['owner_id', 'author_id', 'locale'], html: ['body'] },
);

export interface InternalArticle extends z.output<typeof internalArticle> {}
export const InternalArticle: Schema<InternalArticle> = internalArticle;

const internalArticleSearchResponse = resource(
  {
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    data: loose({ internal_articles: z.array(InternalArticle).nullish() }).nullish(),
    pages: loose({
      type: z.string().nullish(),
      page: z.number().nullish(),
      next: loose({ per_page: z.number().nullish(), starting_after: z.string().nullish() }).nullish(),
      per_page: z.number().nullish(),
      total_pages: z.number().nullish(),
    }).nullish(),
  },
  { row: ['type', 'total_count', 'data'], own: [] },
);

export interface InternalArticleSearchResponse extends z.output<typeof internalArticleSearchResponse> {}
export const InternalArticleSearchResponse: Schema<InternalArticleSearchResponse> = internalArticleSearchResponse;
