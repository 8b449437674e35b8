import type { Notice, Occurrence, View } from '../../parts/room.ts';
import type { Version } from '../../server/versions.ts';
import { tagShape, tags } from '../tags/room.ts';
import type { Conversation, Part } from './room.ts';
import { bodyText, conversationShape, partList } from './shape.ts';

const unlocking = ['read_conversations'] as const;

export const conversationTopics = {
  'conversation.user.replied': unlocking,
  'conversation.admin.replied': unlocking,
  'conversation.admin.noted': unlocking,
  'conversation.operator.replied': unlocking,
  'conversation_part.tag.created': unlocking,
};
type ConversationTopic = keyof typeof conversationTopics;

export function conversationNotices({ before, after, world }: Occurrence<Conversation>): readonly Notice<ConversationTopic>[] {
  if (!before || !after) return [];
  const parts = after.parts.slice(before.parts.length);
  const replies = parts.filter(isReply).map((part) => ({
    topic: replyTopic(part),
    item: (version: Version) => conversationItem(after, [part], { world, version }),
  }));
  const added = after.tags.filter(({ tag_id }) => !before.tags.some((applied) => applied.tag_id === tag_id));
  return [...replies, ...added.flatMap(({ tag_id }) => aboutTag(after, tag_id, world))];
}

/** Closing, opening, snoozing and assigning have topics of their own, which are not told here. */
const isReply = ({ part_type }: Part) => ['comment', 'note', 'quick_reply'].includes(part_type);

function replyTopic({ part_type, author }: Part): ConversationTopic {
  if (part_type === 'note') return 'conversation.admin.noted';
  if (author.type === 'bot') return 'conversation.operator.replied';
  return author.type === 'admin' ? 'conversation.admin.replied' : 'conversation.user.replied';
}

/** The tag is on the newest part that is not itself about tags; on the message that began the conversation when there is none. */
function aboutTag(conversation: Conversation, tagId: string, world: View['world']): readonly Notice<ConversationTopic>[] {
  const tag = world.of(tags).get(tagId);
  if (!tag) return [];
  const item = (version: Version) => ({
    ...conversationItem(conversation, conversation.parts.filter(({ part_type }) => part_type !== 'conversation_tags_updated').slice(-1), {
      world,
      version,
    }),
    tags_added: { type: 'tag.list', tags: [tagShape(tag)] },
  });
  return [{ topic: 'conversation_part.tag.created', item }];
}

/** Carries only the part that it is about. Bodies are plain text from 2.15 on. */
function conversationItem(conversation: Conversation, parts: readonly Part[], view: View): object {
  const plain = view.version.minor >= 15;
  return {
    ...conversationShape(conversation, view, { plain, parts: false }),
    conversation_parts: partList(parts, bodyText(plain)),
  };
}
