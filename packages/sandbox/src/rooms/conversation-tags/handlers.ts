import type { Call, Handler } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { type Admin, namedAdmin } from '../admins/room.ts';
import { adminAuthor } from '../conversations/authors.ts';
import { type Conversation, conversations, eventPart } from '../conversations/room.ts';
import { appliedTagShape } from '../conversations/shape.ts';
import { namedTag, tagNotFound, tags } from '../tags/room.ts';

const findConversation = (call: Call) => rowOf(call, conversations, 'conversation_id', () => notFound('Conversation not found'));

/** Which tags came and went is a part, too (seen in recordings of the live API). */
function retagging(call: Call, { id, tags: before }: Conversation, after: Conversation['tags'], admin: Admin): Change[] {
  const named = (some: Conversation['tags'], others: Conversation['tags']) =>
    some
      .filter(({ tag_id }) => !others.some((other) => other.tag_id === tag_id))
      .flatMap(({ tag_id }) => call.world.of(tags).get(tag_id)?.name ?? []);
  const [tags_added, tags_removed] = [named(after, before), named(before, after)];
  const change = conversations.set(id, { tags: after });
  if (tags_added.length + tags_removed.length === 0) return [change];
  const details = { tags_added, tags_removed };
  const part = eventPart(call.newNumber(45_000_000_000), 'conversation_tags_updated', adminAuthor(admin), call.now, details);
  return [conversations.set(id, { tags: after, updated_at: call.now }), conversations.push(id, 'parts', [part])];
}

const tagsWithout = ({ tags: applied }: Conversation, tagId: string) => applied.filter((one) => one.tag_id !== tagId);

export const attach: Handler = (call) => {
  const conversation = findConversation(call);
  const admin = namedAdmin(call);
  const tag = namedTag(call, tagNotFound);
  const applied = { tag_id: tag.id, applied_at: call.now, admin_id: admin.id };
  const after = [...tagsWithout(conversation, tag.id), applied];
  call.commit({ conversation: conversation.id, tag: tag.id }, retagging(call, conversation, after, admin));
  return appliedTagShape(tag, applied);
};

/** A DELETE with a JSON body, which names the teammate. */
export const detach: Handler = (call) => {
  const conversation = findConversation(call);
  const admin = namedAdmin(call);
  const tag = rowOf(call, tags, 'tag_id', tagNotFound);
  if (!conversation.tags.some((applied) => applied.tag_id === tag.id)) throw tagNotFound();
  const after = tagsWithout(conversation, tag.id);
  call.commit({ conversation: conversation.id, tag: tag.id }, retagging(call, conversation, after, admin));
  return appliedTagShape(tag, null);
};
