import { Conversation } from '../conversations/schemas.ts';
import { operation } from '../operation.ts';
import { id, ticketId } from '../shared/fields.ts';

export const detach = operation({
  name: 'ticket_conversations.detach',
  route: 'DELETE /tickets/{ticket_id}/linked_conversations/{id}',
  summary: 'Unlink a conversation from a tracker',
  description: 'Takes a conversation off a tracker ticket; both stay.',
  asked: [
    'unlink a chat from a tracker ticket',
    'the conversation has nothing to do with that bug',
    'disconnect a customer from the incident',
    'unlink conversation 9087 from ticket 77',
    'chat is not about the incident, take it off the tracker ticket',
    'customer is not affected by the bug after all, disconnect him',
    'remove the link between the chat and the ticket',
    'chat does not belong to that ticket',
    'take 781 off the tracker ticket',
    'cut the link from the chat to the incident',
    'that chat has another cause, take it off the incident',
    'this conversation is about something else than the outage, unhook it',
    'unlink the chat from the bug',
    'chat 781 has nothing to do with bug 800',
    'unlink the chat from the ticket',
    'take the thread off the incident',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'tickets:write',
  permissions: ['write_tickets'],
  audit: { event: 'ticket.conversation_unlinked', target: 'ticket_id' },
  since: '2.16',
  path: { ticket_id: ticketId, id: id('Id of the conversation.') },
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/unlinkconversationfromticket',
  examples: [
    {
      title: 'Unlink a conversation from a tracker',
      input: { ticket_id: '64619700005694', id: '204' },
      output: { type: 'conversation', id: '204', created_at: 1734537715, updated_at: 1734537752, state: 'open' },
    },
  ],
});
