import { type Call, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { adminAuthor } from './authors.ts';
import { type Conversation, conversations, eventPart } from './room.ts';

/** The conversation that goes on. */
export function readMerge({ body, world }: Call, secondary: Conversation): Conversation {
  const id = idOf(body['merge_into_conversation_id']);
  if (id === undefined || !/^\d+$/.test(id)) throw invalid('merge_into_conversation_id must be a valid integer conversation ID');
  const refusal = (message: string) => new ApiError(422, 'merge_failed', message);
  if (id === secondary.id) throw refusal('Cannot merge a conversation into itself');
  const primary = world.of(conversations).get(id);
  if (!primary) throw refusal('Primary conversation not found');
  if (secondary.merged_into !== undefined) throw refusal('Secondary conversation has already been merged');
  return primary;
}

/** Its people and what they said move; it is closed, and both say what happened. */
export function merged(call: Call, secondary: Conversation, primary: Conversation): Change[] {
  const { now, world } = call;
  const admin = world.of(admins).get(call.token.adminId) ?? world.of(admins).all()[0];
  const by = admin ? [adminAuthor(admin)] : [];
  const mark = (type: 'merged_primary_conversation' | 'merged_secondary_conversation', other: string) =>
    by.map((author) => eventPart(call.newNumber(45_000_000_000), type, author, now, { conversation: { id: other } }));
  const parts = [...primary.parts, ...secondary.parts].sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  return [
    conversations.set(primary.id, {
      updated_at: now,
      contact_ids: [...new Set([...primary.contact_ids, ...secondary.contact_ids])],
      parts: [...parts, ...mark('merged_primary_conversation', secondary.id)],
    }),
    conversations.set(secondary.id, {
      updated_at: now,
      state: 'closed',
      snoozed_until: null,
      waiting_since: null,
      merged_into: primary.id,
      parts: [...secondary.parts, ...mark('merged_secondary_conversation', primary.id)],
    }),
  ];
}
