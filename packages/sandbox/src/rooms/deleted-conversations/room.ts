import { type Row, room } from '../../parts/room.ts';

/** That a conversation was, and is no more. */
export interface DeletedConversation extends Row {
  readonly metrics_retained: boolean;
  readonly deleted_at: number;
}

export const deletedConversations = room<DeletedConversation>()({
  name: 'deleted_conversations',
  order: { by: (conversation) => conversation.deleted_at, descending: true },
});
