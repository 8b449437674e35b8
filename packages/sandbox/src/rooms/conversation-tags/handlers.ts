import type { Call, Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { namedAdmin } from '../admins/room.ts';
import { type Conversation, conversations } from '../conversations/room.ts';
import { appliedTagShape } from '../conversations/shape.ts';
import { namedTag, tagNotFound, tags } from '../tags/room.ts';

const findConversation = (call: Call) => rowOf(call, conversations, 'conversation_id', () => notFound('Conversation not found'));

const tagsWithout = ({ tags: applied }: Conversation, tagId: string) => applied.filter((one) => one.tag_id !== tagId);

export const attach: Handler = (call) => {
  const conversation = findConversation(call);
  const admin = namedAdmin(call);
  const tag = namedTag(call, tagNotFound);
  const applied = { tag_id: tag.id, applied_at: call.now, admin_id: admin.id };
  const change = conversations.set(conversation.id, { tags: [...tagsWithout(conversation, tag.id), applied] });
  call.commit({ conversation: conversation.id, tag: tag.id }, [change]);
  return appliedTagShape(tag, applied);
};

/** A DELETE with a JSON body, which names the teammate. */
export const detach: Handler = (call) => {
  const conversation = findConversation(call);
  namedAdmin(call);
  const tag = rowOf(call, tags, 'tag_id', tagNotFound);
  if (!conversation.tags.some((applied) => applied.tag_id === tag.id)) throw tagNotFound();
  const change = conversations.set(conversation.id, { tags: tagsWithout(conversation, tag.id) });
  call.commit({ conversation: conversation.id, tag: tag.id }, [change]);
  return appliedTagShape(tag, null);
};
