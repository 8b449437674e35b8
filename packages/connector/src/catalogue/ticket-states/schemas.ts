import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { TicketType } from '../ticket-types/schemas.ts';

const ticketStateDetailed = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    category: z.string().nullish(),
    internal_label: z.string().nullish(),
    external_label: z.string().nullish(),
    archived: z.boolean().nullish(),
    ticket_types: loose({ type: z.string().nullish(), data: z.array(TicketType).nullish() }).nullish(),
  },
  { row: ['id', 'category', 'internal_label', 'external_label', 'archived', 'ticket_types'], own: ['category'] },
);

export interface TicketStateDetailed extends z.output<typeof ticketStateDetailed> {}
export const TicketStateDetailed: Schema<TicketStateDetailed> = ticketStateDetailed;
