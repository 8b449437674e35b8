import { type Call, idOf, secondsOf, textOf } from '../../parts/call.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { admins, namedAdmin } from '../admins/room.ts';
import { teams } from '../teams/room.ts';
import { adminAuthor } from './authors.ts';
import { wrap } from './reply.ts';
import type { Conversation, Part } from './room.ts';

export const isManagement = ({ body }: Call): boolean => /^(?:close|open|snoozed|assignment)$/.test(textOf(body, 'message_type') ?? '');

/** The part that closes, opens, snoozes or assigns, and what becomes of the conversation. */
export function readManagement(call: Call): { part: Part; change: Partial<Conversation> } {
  const author = adminAuthor(namedAdmin(call));
  const kind = textOf(call.body, 'message_type');
  const text = textOf(call.body, 'body') ?? '';
  const made = { id: call.newNumber(45_000_000_000), created_at: call.now, author, attachments: [], assigned_to: null };
  const body = text.trim() === '' ? null : wrap(text);
  const updated_at = call.now;
  switch (kind) {
    case 'close':
      return {
        part: { ...made, part_type: kind, body },
        // Whoever closes it has read it.
        change: { updated_at, state: 'closed', read: true, snoozed_until: null, waiting_since: null },
      };
    case 'open':
      return { part: { ...made, part_type: kind, body: null }, change: { updated_at, state: 'open', snoozed_until: null } };
    case 'snoozed': {
      const snoozed_until = secondsOf(call.body, 'snoozed_until');
      if (snoozed_until === undefined || snoozed_until === null) throw missing('snoozed_until');
      if (snoozed_until <= call.now) throw invalid('snoozed_until must be in the future', 'snoozed_until');
      return { part: { ...made, part_type: kind, body: null }, change: { updated_at, state: 'snoozed', snoozed_until } };
    }
    case 'assignment': {
      const assigned_to = readAssignee(call);
      const id = assigned_to.id === '0' ? null : assigned_to.id;
      const change = assigned_to.type === 'team' ? { team_assignee_id: id } : { admin_assignee_id: id };
      return { part: { ...made, part_type: kind, body, assigned_to: id === null ? null : assigned_to }, change: { updated_at, ...change } };
    }
    default:
      throw kind === undefined || kind === null ? missing('message_type') : invalid("Message Type isn't an option", 'message_type');
  }
}

function readAssignee({ body, world }: Call): { type: 'admin' | 'team'; id: string } {
  const type = textOf(body, 'type');
  if (type !== 'admin' && type !== 'team') throw invalid("Type isn't an option", 'type');
  const id = idOf(body['assignee_id']);
  if (id === undefined) throw missing('assignee_id');
  const found = id === '0' || (type === 'admin' ? world.of(admins).get(id) : world.of(teams).get(id));
  if (!found) throw notFound('Assignee not found', 'assignee_not_found');
  return { type, id };
}
