import { operation } from '../operation.ts';
import { bodyId, id, ticketFields } from '../shared/fields.ts';
import { Ticket } from '../tickets/schemas.ts';

export const convert = operation({
  name: 'conversations.convert',
  route: 'POST /conversations/{conversation_id}/convert',
  summary: 'Turn a conversation into a ticket',
  description:
    'Makes a customer ticket of a conversation; ticket_type_id is one of category Customer (ticket_types.list). It cannot be turned ' +
    'back.',
  asked: [
    'turn a chat into a ticket',
    'make a ticket out of this conversation',
    'convert the thread to a ticket for back office',
    'this takes longer, open a ticket from it',
    'make a ticket out of the chat',
    'convert conversation 9087 to a ticket',
    'turn the email into a ticket for engineering',
    'this chat needs a ticket',
    'create a ticket from the conversation',
    'escalate this thread as a ticket',
    'she reports a defect in the chat, turn it into a case',
    'make 781 a ticket',
    'the chat needs the engineers, turn it into a ticket',
    'conversation should become a ticket of type bug',
    'create a ticket out of what he wrote',
    'chat must be tracked as a proper case',
    '8823 should go on as a ticket that the customer can follow',
    'this is more than a chat, turn it into a case of type Return',
    'make a case out of what she wrote',
    'needs tracking, so make it a ticket',
    'this cannot be solved in the chat, make a case of it',
    'chat has become a return, track it',
    'ticket for this chat please',
    'workshop must look at this, so the chat has to become a ticket',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Whether the conversation became a ticket is seen in conversations.get (ticket).' }],
  scope: 'tickets:write',
  permissions: ['write_conversations', 'write_tickets'],
  audit: { event: 'conversation.converted', target: 'conversation_id' },
  since: '2.10',
  path: { conversation_id: id('Id of the conversation.') },
  body: {
    ticket_type_id: bodyId('Id of the ticket type (ticket_types.list).', 'ticket_types'),
    ticket_state_id: bodyId('Id of the state (ticket_states.list).', 'ticket_states').optional(),
    attributes: ticketFields('Fields of the ticket, by name.').optional(),
  },
  output: Ticket,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/convertconversationtoticket',
  examples: [
    {
      title: 'Turn a conversation into a ticket',
      input: { conversation_id: '123', ticket_type_id: '53' },
      output: { type: 'ticket', id: '611', created_at: 1734537732, updated_at: 1734537737 },
    },
  ],
});
