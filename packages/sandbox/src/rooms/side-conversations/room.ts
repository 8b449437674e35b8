import { type Row, room, type Seeding } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { conversations } from '../conversations/room.ts';

/** A thread among teammates and others, begun from a conversation. There is no call that begins one. */
export interface SideConversation extends Row {
  readonly conversation_id: string;
  readonly parts: readonly { id: string; body: string; admin_id: string; created_at: number }[];
}

export const sideConversations = room<SideConversation>()({ name: 'side_conversations', seed: seedSides });

function seedSides({ random, rowsOf }: Seeding): SideConversation[] {
  const people = rowsOf(admins).filter((admin) => !admin.bot);
  return rowsOf(conversations)
    .filter(() => random.chance(0.05))
    .map(({ id, updated_at }, index) => ({
      id: String(456 + index),
      conversation_id: id,
      parts: ['<p>Can you look at this one?</p>', '<p>Yes, after lunch.</p>'].map((body, place) => ({
        id: String(7890 + index * 2 + place),
        body,
        admin_id: random.pick(people).id,
        created_at: updated_at - 600 + place * 60,
      })),
    }));
}
