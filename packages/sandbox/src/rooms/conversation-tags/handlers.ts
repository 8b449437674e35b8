import { type Call, type Handler, idOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { type Conversation, conversations } from '../conversations/room.ts';
import { appliedTagShape } from '../conversations/shape.ts';
import { tags } from '../tags/room.ts';

const tagNotFound = () => notFound('Tag not found', 'tag_not_found');

/** The conversation, the teammate who tags, and the other tags. */
function find(call: Call): { conversation: Conversation; adminId: string } {
  const conversation = rowOf(call, conversations, 'conversation_id', () => notFound('Conversation not found'));
  const adminId = idOf(call.body['admin_id']);
  if (adminId === undefined) throw missing('admin_id');
  if (!call.world.of(admins).get(adminId)) throw notFound('Admin not found', 'admin_not_found');
  return { conversation, adminId };
}

const tagsWithout = ({ tags: applied }: Conversation, tagId: string) => applied.filter((one) => one.tag_id !== tagId);

export const attach: Handler = (call) => {
  const { conversation, adminId } = find(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw missing('id');
  const tag = call.world.of(tags).get(id);
  if (!tag) throw tagNotFound();
  const applied = { tag_id: id, applied_at: call.now, admin_id: adminId };
  const change = conversations.set(conversation.id, { tags: [...tagsWithout(conversation, id), applied] });
  call.commit({ conversation: conversation.id, tag: id }, [change]);
  return appliedTagShape(tag, applied);
};

/** A DELETE with a JSON body, which names the teammate. */
export const detach: Handler = (call) => {
  const { conversation } = find(call);
  const tag = rowOf(call, tags, 'tag_id', tagNotFound);
  if (!conversation.tags.some((applied) => applied.tag_id === tag.id)) throw tagNotFound();
  const change = conversations.set(conversation.id, { tags: tagsWithout(conversation, tag.id) });
  call.commit({ conversation: conversation.id, tag: tag.id }, [change]);
  return appliedTagShape(tag, null);
};
