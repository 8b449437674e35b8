import { Conversation } from '../conversations/schemas.ts';
import { operation } from '../operation.ts';
import { bodyId, ticketId } from '../shared/fields.ts';

export const attach = operation({
  name: 'ticket_conversations.attach',
  route: 'POST /tickets/{ticket_id}/linked_conversations',
  summary: 'Link a conversation to a tracker ticket',
  description:
    'Links a conversation to a ticket of category Tracker, so that its customer hears of it. A conversation has one tracker, a ' +
    'tracker at most 2,500 conversations.',
  asked: [
    'link a chat to a tracker ticket',
    'this customer has the known bug too, hook the conversation to its ticket',
    'connect the conversation with the outage',
    'add another affected customer to the incident',
    'hook the chat to the outage',
    'she has the same problem, put her on the incident',
    'many customers are hit by this, connect them',
    'link conversation 9087 to tracker ticket 77',
    'this customer is also affected by the bug, add the chat to its ticket',
    'connect the chat with the incident ticket',
    'one more customer with the outage, attach his conversation',
    'he has the same bug, link his thread to the tracker',
    'add the conversation to the back-office ticket',
    "add another customer's chat to the outage ticket",
    'chat 781 belongs to tracker 77',
    'he is hit by the incident too, link him',
    'one more customer has this bug, add his chat',
    'same outage as the others, hook her chat on',
    'his chat is about the known bug too',
    'this chat is about the outage ticket',
    'link chat 781 to bug 800',
    'another customer hit by incident 800, connect',
    'attach thread to the tracker ticket',
    'put chat 781 below ticket 800',
    'chat belongs to a known bug, tie them',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'ticket_id' },
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.conversation_linked', target: 'ticket_id' },
  since: '2.16',
  path: { ticket_id: ticketId },
  body: { conversation_id: bodyId('Id of the conversation.') },
  said: { conversation_id: { absent: ['parameter_not_found', 'conversation_id not specified'] } },
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/linkconversationtoticket',
  examples: [
    {
      title: 'Link a conversation to a tracker ticket',
      input: { ticket_id: '64619700005694', conversation_id: '204' },
      output: { type: 'conversation', id: '204', created_at: 1734537715, updated_at: 1734537740, state: 'open' },
    },
  ],
});
