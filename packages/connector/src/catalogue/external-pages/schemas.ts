import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const externalPage = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    title: z.string().nullish(),
    html: z.string().nullish(),
    url: z.string().nullish(),
    ai_agent_availability: z.boolean().nullish(),
    ai_copilot_availability: z.boolean().nullish(),
    ai_sales_agent_availability: z.boolean().nullish(),
    fin_availability: z.boolean().nullish(),
    locale: z.string().nullish(),
    source_id: z.union([z.int(), z.string()]).nullish(),
    external_id: z.union([z.string(), z.int()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    last_ingested_at: time.nullish(),
  },
  { row: ['id', 'title', 'external_id', 'url', 'updated_at'], own: ['locale', 'source_id'], html: ['html'] },
);

export interface ExternalPage extends z.output<typeof externalPage> {}
export const ExternalPage: Schema<ExternalPage> = externalPage;
