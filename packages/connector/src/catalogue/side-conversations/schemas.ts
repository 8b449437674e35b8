import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';
import { Tag } from '../tags/schemas.ts';

const sideConversationSummary = resource(
  {
    side_conversation_id: z.union([z.string(), z.int()]).nullish(),
    conversation_parts: z
      .array(
        loose({
          type: z.string().nullish(),
          id: z.union([z.string(), z.int()]).nullish(),
          part_type: z.string().nullish(),
          body: z.string().nullish(),
          created_at: time.nullish(),
          updated_at: time.nullish(),
          notified_at: time.nullish(),
          assigned_to: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish() }).nullish(),
          author: loose({
            type: z.string().nullish(),
            id: z.union([z.string(), z.int()]).nullish(),
            name: z.string().nullish(),
            email: z.string().nullish(),
            from_ai_agent: z.boolean().nullish(),
            is_ai_answer: z.boolean().nullish(),
          }).nullish(),
          attachments: z
            .array(
              loose({
                type: z.string().nullish(),
                name: z.string().nullish(),
                url: z.string().nullish(),
                content_type: z.string().nullish(),
                filesize: z.number().nullish(),
                width: z.number().nullish(),
                height: z.number().nullish(),
              }),
            )
            .nullish(),
          external_id: z.union([z.string(), z.int()]).nullish(),
          redacted: z.boolean().nullish(),
          email_message_metadata: loose({
            subject: z.string().nullish(),
            email_address_headers: z.array(z.record(z.string(), z.unknown())).nullish(),
            message_id: z.union([z.string(), z.int()]).nullish(),
          }).nullish(),
          metadata: loose({
            quick_reply_options: z.array(z.record(z.string(), z.unknown())).nullish(),
            quick_reply_uuid: z.string().nullish(),
          }).nullish(),
          state: z.string().nullish(),
          tags: z.array(Tag).nullish(),
          event_details: z.unknown().nullish(),
          app_package_code: z.string().nullish(),
        }),
      )
      .nullish(),
    total_count: z.number().nullish(),
  },
  { row: ['side_conversation_id', 'conversation_parts', 'total_count'], own: ['side_conversation_id'] },
);

export interface SideConversationSummary extends z.output<typeof sideConversationSummary> {}
export const SideConversationSummary: Schema<SideConversationSummary> = sideConversationSummary;
