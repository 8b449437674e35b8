import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';
import { TicketType } from '../ticket-types/schemas.ts';

const ticketPart = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.string(), z.int()]).nullish(),
    part_type: z.string().nullish(),
    body: z.string().nullish(),
    previous_ticket_state: z.string().nullish(),
    ticket_state: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    assigned_to: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish() }).nullish(),
    author: loose({
      type: z.string().nullish(),
      id: z.union([z.string(), z.int()]).nullish(),
      name: z.string().nullish(),
      email: z.string().nullish(),
    }).nullish(),
    attachments: z.array(z.record(z.string(), z.unknown())).nullish(),
    external_id: z.union([z.string(), z.int()]).nullish(),
    redacted: z.boolean().nullish(),
    app_package_code: z.string().nullish(),
    updated_attribute_data: loose({
      attribute: z.record(z.string(), z.unknown()).nullish(),
      value: z.record(z.string(), z.unknown()).nullish(),
    }).nullish(),
  },
  {
    row: [
      'id',
      'part_type',
      'created_at',
      'author',
      'body',
      'ticket_state',
      'previous_ticket_state',
      'assigned_to',
      'attachments',
      'updated_attribute_data',
    ],
    own: ['part_type'],
    html: ['body'],
    mail: true,
  },
);

interface TicketPart extends z.output<typeof ticketPart> {}
const TicketPart: Schema<TicketPart> = ticketPart;

const state = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.string(), z.int()]).nullish(),
    category: z.string().nullish(),
    internal_label: z.string().nullish(),
    external_label: z.string().nullish(),
  },
  { row: ['id', 'category', 'internal_label', 'external_label'], within: ['category', 'internal_label'], own: ['category'] },
);

interface State extends z.output<typeof state> {}
const State: Schema<State> = state;

const contactRef = resource(
  {
    type: z.string().nullish(),
    id: z.union([z.string(), z.int()]).nullish(),
    external_id: z.union([z.string(), z.int()]).nullish(),
  },
  { row: ['id', 'external_id'], within: ['id'], own: [] },
);

interface ContactRef extends z.output<typeof contactRef> {}
const ContactRef: Schema<ContactRef> = contactRef;

const ticket = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    ticket_id: z.union([z.string(), z.int()]).nullish(),
    category: z.string().nullish(),
    ticket_attributes: z.record(z.string(), z.unknown()).nullish(),
    ticket_state: State.nullish(),
    ticket_type: TicketType.nullish(),
    contacts: loose({
      type: z.string().nullish(),
      contacts: z.array(ContactRef).nullish(),
    }).nullish(),
    admin_assignee_id: z.union([z.int(), z.string()]).nullish(),
    team_assignee_id: z.union([z.int(), z.string()]).nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    open: z.boolean().nullish(),
    snoozed_until: time.nullish(),
    linked_objects: loose({
      type: z.string().nullish(),
      total_count: z.number().nullish(),
      has_more: z.boolean().nullish(),
      data: z
        .array(loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish(), category: z.string().nullish() }))
        .nullish(),
    }).nullish(),
    ticket_parts: loose({
      type: z.string().nullish(),
      ticket_parts: z.array(TicketPart).nullish(),
      total_count: z.number().nullish(),
    }).nullish(),
    is_shared: z.boolean().nullish(),
    previous_ticket_state_id: z.union([z.string(), z.int()]).nullish(),
  },
  {
    row: [
      'id',
      'ticket_id',
      'ticket_type',
      'ticket_state',
      'ticket_attributes',
      'contacts',
      'admin_assignee_id',
      'team_assignee_id',
      'created_at',
      'updated_at',
      'snoozed_until',
    ],
    short: ['id', 'ticket_id', 'ticket_state', 'ticket_attributes', 'admin_assignee_id', 'created_at'],
    within: ['id', 'ticket_id', 'ticket_state', 'admin_assignee_id', 'team_assignee_id'],
    own: ['ticket_id', 'category', 'admin_assignee_id', 'team_assignee_id', 'previous_ticket_state_id'],
    thread: 'ticket_parts',
    opening: 'ticket_attributes',
  },
);

export interface Ticket extends z.output<typeof ticket> {}
export const Ticket: Schema<Ticket> = ticket;

const ticketReply = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    part_type: z.string().nullish(),
    body: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    author: loose({
      type: z.string().nullish(),
      id: z.union([z.string(), z.int()]).nullish(),
      name: z.string().nullish(),
      email: z.string().nullish(),
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
    redacted: z.boolean().nullish(),
  },
  { row: ['id', 'part_type', 'created_at'], own: ['part_type'], html: ['body'], mail: true },
);

export interface TicketReply extends z.output<typeof ticketReply> {}
export const TicketReply: Schema<TicketReply> = ticketReply;
