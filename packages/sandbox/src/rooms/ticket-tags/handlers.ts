import type { Call, Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { namedAdmin } from '../admins/room.ts';
import { appliedTagShape } from '../conversations/shape.ts';
import { namedTag, tagNotFound, tags } from '../tags/room.ts';
import { type Ticket, ticketNotFound, tickets } from '../tickets/room.ts';

const findTicket = (call: Call): Ticket => rowOf(call, tickets, 'ticket_id', ticketNotFound);
const tagsWithout = ({ tags: applied }: Ticket, tagId: string) => applied.filter((one) => one.tag_id !== tagId);

export const attach: Handler = (call) => {
  const ticket = findTicket(call);
  const admin = namedAdmin(call);
  const tag = namedTag(call, tagNotFound);
  const applied = { tag_id: tag.id, applied_at: call.now, admin_id: admin.id };
  call.commit({ ticket: ticket.id, tag: tag.id }, [tickets.set(ticket.id, { tags: [...tagsWithout(ticket, tag.id), applied] })]);
  return appliedTagShape(tag, applied);
};

export const detach: Handler = (call) => {
  const ticket = findTicket(call);
  namedAdmin(call);
  const tag = rowOf(call, tags, 'tag_id', tagNotFound);
  const applied = ticket.tags.find(({ tag_id }) => tag_id === tag.id);
  if (!applied) throw tagNotFound();
  call.commit({ ticket: ticket.id, tag: tag.id }, [tickets.set(ticket.id, { tags: tagsWithout(ticket, tag.id) })]);
  return appliedTagShape(tag, applied);
};
