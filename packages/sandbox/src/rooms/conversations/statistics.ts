import { isContact } from './authors.ts';
import type { Conversation, Part } from './room.ts';

const isPublic = (part: Part) => part.part_type === 'comment' || part.part_type === 'quick_reply' || part.part_type === 'open';

const known = new WeakMap<Conversation, Statistics>();

export type Statistics = ReturnType<typeof workOut>;

/** Worked out from the parts, so that it cannot disagree with them; once, for a conversation that changes is another row. */
export function statisticsOf(conversation: Conversation): Statistics {
  const statistics = known.get(conversation) ?? workOut(conversation);
  known.set(conversation, statistics);
  return statistics;
}

function workOut(conversation: Conversation) {
  const started = conversation.created_at;
  const admin = conversation.parts.filter((part) => isPublic(part) && part.author.type === 'admin');
  const contact = conversation.parts.filter((part) => isPublic(part) && isContact(part.author));
  const assignments = conversation.parts.filter((part) => part.part_type === 'assignment');
  const closes = conversation.parts.filter((part) => part.part_type === 'close');
  const begunByContact = conversation.source !== null && isContact(conversation.source.author);
  const at = (part: Part | undefined) => part?.created_at ?? null;
  const since = (part: Part | undefined) => (part ? part.created_at - started : null);
  const lastAssignment = at(assignments.at(-1));
  return {
    type: 'conversation_statistics',
    time_to_assignment: since(assignments[0]),
    time_to_admin_reply: since(admin[0]),
    time_to_first_close: since(closes[0]),
    time_to_last_close: since(closes.at(-1)),
    median_time_to_reply: since(admin[Math.floor((admin.length - 1) / 2)]),
    first_contact_reply_at: begunByContact ? started : at(contact[0]),
    first_assignment_at: at(assignments[0]),
    first_admin_reply_at: at(admin[0]),
    first_close_at: at(closes[0]),
    last_assignment_at: lastAssignment,
    last_assignment_admin_reply_at: lastAssignment === null ? null : at(admin.findLast((part) => part.created_at >= lastAssignment)),
    last_contact_reply_at: at(contact.at(-1)) ?? (begunByContact ? started : null),
    last_admin_reply_at: at(admin.at(-1)),
    last_close_at: at(closes.at(-1)),
    last_closed_by_id: closes.at(-1)?.author.id ?? null,
    count_reopens: conversation.parts.filter((part) => part.part_type === 'open').length,
    count_assignments: assignments.length,
    count_conversation_parts: conversation.parts.length,
  };
}
