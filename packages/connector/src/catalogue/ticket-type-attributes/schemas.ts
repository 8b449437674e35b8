import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const ticketTypeAttribute = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    data_type: z.string().nullish(),
    input_options: z.record(z.string(), z.unknown()).nullish(),
    order: z.number().nullish(),
    required_to_create: z.boolean().nullish(),
    required_to_create_for_contacts: z.boolean().nullish(),
    visible_on_create: z.boolean().nullish(),
    visible_to_contacts: z.boolean().nullish(),
    default: z.boolean().nullish(),
    ticket_type_id: z.union([z.int(), z.string()]).nullish(),
    archived: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'data_type', 'archived'], own: ['workspace_id', 'data_type', 'ticket_type_id'] },
);

export interface TicketTypeAttribute extends z.output<typeof ticketTypeAttribute> {}
export const TicketTypeAttribute: Schema<TicketTypeAttribute> = ticketTypeAttribute;
