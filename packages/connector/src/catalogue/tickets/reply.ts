import * as z from 'zod';
import { AdminReply, ContactReplyByEmail, ContactReplyById, ContactReplyByUserId } from '../conversations/schemas.ts';
import { operation } from '../operation.ts';
import { ticketId } from '../shared/fields.ts';
import { TicketReply } from './schemas.ts';

const quiet = z.boolean().optional().describe('Send no notifications.');

export const reply = operation({
  name: 'tickets.reply',
  route: 'POST /tickets/{ticket_id}/reply',
  summary: 'Reply to a ticket',
  description: 'A comment or note of a teammate (type admin), or a comment of the contact (type user), which back-office tickets refuse.',
  asked: [
    'answer on a ticket',
    'tell the customer about progress of the ticket',
    'comment on a ticket',
    'internal note on the ticket for engineers',
    'let those who wait for the fix know',
    'write to the customer in the ticket that the technician comes on Monday',
    'hidden comment on a ticket',
    'let the people on the ticket know that it takes longer',
    'write in ticket 77 that the spare part is ordered',
    'add an internal comment to a ticket',
    'reply on ticket 77',
    'tell the person on the ticket that it is fixed',
    'note on the ticket for the team',
    'answer the customer in case 77',
    'post an update to the ticket',
    'ask on the ticket for a photo',
    'inform everybody on the ticket',
    'update the customer on case 77',
    'tell the reporter of the bug that it is fixed',
    'write on ticket 77 for colleagues only',
    'answer in the ticket',
    'internal remark on case 77',
    'send a message to the customer through the ticket',
    'colleagues should read this in the ticket, not the customer',
    'put his answer into case 4402 as from him',
    'customer answered by letter, enter it in the ticket',
    'let the customer read in his case that the part is here',
    'tell those on the ticket',
    'write something to the case',
    'add what the customer told us to the ticket',
    'send word to the customer through case 77',
    'tell the customer in the case that we wait for a part',
    'let the people waiting for the fix know, in the ticket',
    'post an update in the case',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'tickets.get',
      input: { ticket_id: 'ticket_id' },
      rows: 'ticket_parts.ticket_parts',
      newest: true,
      same: [
        { row: 'part_type', as: 'message_type' },
        { row: 'author.id', as: 'admin_id' },
        { row: 'body', as: 'body', text: true },
      ],
    },
  ],
  several: { of: 'ticket_id', only: { field: 'message_type', values: ['note'] } },
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.replied', target: 'ticket_id' },
  since: '2.9',
  path: { ticket_id: ticketId },
  body: [
    AdminReply.extend({ cross_post: z.boolean().optional().describe('Also in linked conversations.') }),
    ContactReplyById.omit({ attachment_files: true }).extend({ skip_notifications: quiet }),
    ContactReplyByUserId.omit({ attachment_files: true }).extend({ skip_notifications: quiet }),
    ContactReplyByEmail.omit({ attachment_files: true }).extend({ skip_notifications: quiet }),
  ],
  output: TicketReply,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/replyticket',
  examples: [
    {
      title: 'Reply to a ticket',
      input: { ticket_id: '633', type: 'admin', message_type: 'comment', admin_id: '991267459', body: 'We are looking into it.' },
      output: { type: 'ticket_part', id: '156', part_type: 'comment', body: '<p>We are looking into it.</p>', created_at: 1734537884 },
    },
  ],
});
