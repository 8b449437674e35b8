import type { ReadBack, Same } from '../facts.ts';

/** A write that adds a part is looked for among the parts of its conversation, by kind, teammate, words and what else tells it. */
export const amongParts = (others: readonly Same[]): ReadBack => ({
  by: 'read',
  operation: 'conversations.get',
  input: { conversation_id: 'conversation_id' },
  rows: 'conversation_parts.conversation_parts',
  newest: true,
  same: [
    { row: 'part_type', as: 'message_type' },
    { row: 'author.id', as: 'admin_id' },
    ...others,
    { row: 'body', as: 'body', text: true },
  ],
});
