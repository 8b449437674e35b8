import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const message = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    created_at: time.nullish(),
    subject: z.string().nullish(),
    body: z.string().nullish(),
    message_type: z.string().nullish(),
    conversation_id: z.union([z.string(), z.int()]).nullish(),
  },
  { row: ['id', 'message_type', 'conversation_id', 'created_at'], own: ['message_type', 'conversation_id'], html: ['body'] },
);

export interface Message extends z.output<typeof message> {}
export const Message: Schema<Message> = message;
