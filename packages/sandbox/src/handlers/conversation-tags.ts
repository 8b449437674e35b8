import { missing, notFound } from '../server/errors.ts';
import { appliedTagShape } from '../shapes.ts';
import type { Conversation } from '../state/world.ts';
import { type Call, type Handler, idOf, param } from './call.ts';

const tagNotFound = () => notFound('Tag not found', 'tag_not_found');

function find(call: Call): { conversation: Conversation; adminId: string } {
  const conversation = call.world.conversations.get(param(call, 'conversation_id'));
  if (!conversation) throw notFound('Conversation not found');
  const adminId = idOf(call.body['admin_id']);
  if (adminId === undefined) throw missing('admin_id');
  if (!call.world.admins.some((admin) => admin.id === adminId)) throw notFound('Admin not found', 'admin_not_found');
  return { conversation, adminId };
}

export const attach: Handler = (call) => {
  const { conversation, adminId } = find(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw missing('id');
  const tag = call.world.tags.get(id);
  if (!tag) throw tagNotFound();
  const applied = { tag_id: id, applied_at: call.now, admin_id: adminId };
  call.commit({ conversation: conversation.id, tag: id }, [{ kind: 'conversation.tagged', id: conversation.id, applied, on: true }]);
  return appliedTagShape(tag, applied);
};

/** A DELETE with a JSON body, which names the teammate. */
export const detach: Handler = (call) => {
  const { conversation, adminId } = find(call);
  const tag = call.world.tags.get(param(call, 'tag_id'));
  if (!tag || !conversation.tags.some((applied) => applied.tag_id === tag.id)) throw tagNotFound();
  const applied = { tag_id: tag.id, applied_at: call.now, admin_id: adminId };
  call.commit({ conversation: conversation.id, tag: tag.id }, [{ kind: 'conversation.tagged', id: conversation.id, applied, on: false }]);
  return appliedTagShape(tag, null);
};
