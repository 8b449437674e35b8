import { type Row, room } from '../../parts/room.ts';

/** A conversation of somebody else's in which Fin answers. Its id is theirs. */
export interface FinConversation extends Row {
  readonly user_id: string;
  readonly messages: readonly { author: string; body: string; timestamp: string }[];
  /** Milliseconds: until then Fin thinks. */
  readonly thinks_until: number;
  readonly rating: string | null;
  readonly remark: string | null;
  /** Which procedure runs in it. */
  readonly procedure_id?: string;
  /** One question: nothing can be said in it any more. */
  readonly asked?: true;
  readonly escalated_at?: number;
}

export const finConversations = room<FinConversation>()({
  name: 'fin',
  seed: ({ now }) => [
    {
      id: 'ext-123',
      user_id: 'user-456',
      messages: [{ author: 'user', body: 'Where is my parcel?', timestamp: new Date((now - 3600) * 1000).toISOString() }],
      thinks_until: 0,
      rating: null,
      remark: null,
    },
  ],
});
