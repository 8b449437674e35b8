import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const contentSnippet = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    title: z.string().nullish(),
    locale: z.string().nullish(),
    json_blocks: z.array(z.record(z.string(), z.unknown())).nullish(),
    body_markdown: z.string().nullish(),
    chatbot_availability: z.number().nullish(),
    copilot_availability: z.number().nullish(),
    ai_chatbot_availability: z.boolean().nullish(),
    ai_copilot_availability: z.boolean().nullish(),
    ai_sales_agent_availability: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    audience_ids: z.array(z.number()).nullish(),
  },
  { row: ['id', 'title', 'locale', 'updated_at'], own: ['locale'] },
);

export interface ContentSnippet extends z.output<typeof contentSnippet> {}
export const ContentSnippet: Schema<ContentSnippet> = contentSnippet;
