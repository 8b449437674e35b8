import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const whatsappMessageStatus = resource(
  {
    conversation_id: z.union([z.string(), z.int()]).nullish(),
    status: z.string().nullish(),
    type: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    template_name: z.string().nullish(),
    message_id: z.union([z.string(), z.int()]).nullish(),
    error: loose({ message: z.string().nullish(), details: z.string().nullish() }).nullish(),
  },
  { row: ['conversation_id', 'status', 'type', 'updated_at', 'created_at'], own: ['conversation_id', 'status', 'message_id'] },
);

export interface WhatsappMessageStatus extends z.output<typeof whatsappMessageStatus> {}
export const WhatsappMessageStatus: Schema<WhatsappMessageStatus> = whatsappMessageStatus;
