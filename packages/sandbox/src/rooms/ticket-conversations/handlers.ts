import { type Call, type Handler, idOf, param } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { conversations } from '../conversations/room.ts';
import { conversationShape } from '../conversations/shape.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { type Ticket, ticketNotFound, tickets } from '../tickets/room.ts';

/** So many conversations a tracker gathers. */
const most = 2500;

function tracker(call: Call, doing: 'linking' | 'unlinking'): Ticket {
  const ticket = rowOf(call, tickets, 'ticket_id', ticketNotFound);
  if (call.world.of(ticketTypes).get(ticket.ticket_type_id)?.category !== 'Tracker') {
    throw new ApiError(400, 'invalid_ticket_type', `Only tracker tickets support ${doing} conversations`);
  }
  return ticket;
}

function shown(call: Call, id: string): object {
  const conversation = call.world.of(conversations).get(id);
  if (!conversation) throw notFound('Conversation not found', 'conversation_not_found');
  return conversationShape(conversation, call, { plain: false, parts: true });
}

/** A conversation has one tracker. The answer is the conversation. */
export const attach: Handler = (call) => {
  const ticket = tracker(call, 'linking');
  const id = idOf(call.body['conversation_id']);
  if (id === undefined) throw new ApiError(400, 'parameter_not_found', 'conversation_id not specified');
  const conversation = call.world.of(conversations).get(id);
  if (!conversation) throw notFound('Conversation not found', 'conversation_not_found');
  if (conversation.tracker_id && conversation.tracker_id !== ticket.id) {
    throw new ApiError(400, 'already_linked_to_tracker', 'A conversation can only have one tracker ticket');
  }
  if (!ticket.linked_ids.includes(id) && ticket.linked_ids.length >= most) {
    throw new ApiError(
      400,
      'linked_conversation_limit_exceeded',
      'Ticket has reached the maximum number of conversations that can be linked',
    );
  }
  const linked_ids = [...new Set([...ticket.linked_ids, id])];
  call.commit({ ticket: ticket.id, conversation: id }, [
    tickets.set(ticket.id, { linked_ids }),
    conversations.set(id, { tracker_id: ticket.id }),
  ]);
  return shown(call, id);
};

export const detach: Handler = (call) => {
  const ticket = tracker(call, 'unlinking');
  const id = param(call, 'id');
  if (!ticket.linked_ids.includes(id)) throw notFound('Conversation is not linked to this ticket', 'conversation_not_found');
  call.commit({ ticket: ticket.id, conversation: id }, [
    tickets.set(ticket.id, { linked_ids: ticket.linked_ids.filter((one) => one !== id) }),
    conversations.set(id, { tracker_id: null }),
  ]);
  return shown(call, id);
};
