import { type Handler, param } from '../../parts/call.ts';
import { numberedPage } from '../../parts/paging.ts';
import type { World } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { conversations } from '../conversations/room.ts';
import { type SideConversation, sideConversations } from './room.ts';

export { sideConversations as room } from './room.ts';

function sideShape({ id, parts }: SideConversation, world: World) {
  const shown = parts.map((part) => {
    const admin = world.of(admins).get(part.admin_id);
    return {
      type: 'conversation_part',
      id: part.id,
      part_type: 'comment',
      body: part.body,
      author: { type: 'admin', id: part.admin_id, name: admin?.name ?? null, email: admin?.email ?? '' },
      created_at: part.created_at,
      updated_at: part.created_at,
    };
  });
  return { side_conversation_id: id, conversation_parts: shown, total_count: shown.length };
}

export const list: Handler = (call) => {
  const conversation = call.world.of(conversations).get(param(call, 'id'));
  if (!conversation) throw notFound();
  const own = call.world
    .of(sideConversations)
    .all()
    .filter(({ conversation_id }) => conversation_id === conversation.id);
  const page = numberedPage(own, { url: call.url, standard: 25, max: 50, nextAtEnd: 'absent' });
  return {
    type: 'side_conversation.list',
    side_conversations: page.rows.map((side) => sideShape(side, call.world)),
    total_count: page.total_count,
    pages: page.pages,
  };
};
