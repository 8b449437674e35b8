import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const aiCallResponse = resource(
  {
    id: z.union([z.int(), z.string()]),
    app_id: z.union([z.int(), z.string()]).nullish(),
    user_phone_number: z.string().nullish(),
    status: z.string().nullish(),
    intercom_call_id: z.union([z.string(), z.int()]).nullish(),
    external_call_id: z.union([z.string(), z.int()]).nullish(),
    intercom_conversation_id: z.union([z.string(), z.int()]).nullish(),
    call_transcript: z.array(z.record(z.string(), z.unknown())).nullish(),
    call_summary: z.string().nullish(),
    intent: z.array(z.record(z.string(), z.unknown())).nullish(),
  },
  { row: ['id', 'status'], own: ['app_id', 'status', 'intercom_call_id', 'intercom_conversation_id'] },
);

export interface AiCallResponse extends z.output<typeof aiCallResponse> {}
export const AiCallResponse: Schema<AiCallResponse> = aiCallResponse;
