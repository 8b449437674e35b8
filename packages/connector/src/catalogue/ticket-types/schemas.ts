import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';
import { TicketTypeAttribute } from '../ticket-type-attributes/schemas.ts';

const ticketType = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    category: z.string().nullish(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    icon: z.string().nullish(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    // The description calls the field ticket_type_attributes; its own examples have data.
    ticket_type_attributes: loose({ type: z.string().nullish(), data: z.array(TicketTypeAttribute).nullish() }).nullish(),
    ticket_states: loose({
      type: z.string().nullish(),
      data: z
        .array(
          loose({
            type: z.string().nullish(),
            id: z.union([z.string(), z.int()]).nullish(),
            category: z.string().nullish(),
            internal_label: z.string().nullish(),
            external_label: z.string().nullish(),
          }),
        )
        .nullish(),
    }).nullish(),
    archived: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'description', 'category'], within: ['name'], own: ['category', 'workspace_id'] },
);

export interface TicketType extends z.output<typeof ticketType> {}
export const TicketType: Schema<TicketType> = ticketType;
