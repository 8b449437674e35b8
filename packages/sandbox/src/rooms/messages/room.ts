import { type Row, room } from '../../parts/room.ts';

/** A message of a teammate, to which nobody has answered yet. */
export interface SentMessage extends Row {
  readonly from_admin_id: string;
  readonly to_contact_ids: readonly string[];
  readonly message_type: 'inapp' | 'email' | 'whatsapp';
  readonly subject: string | null;
  readonly body: string;
  readonly created_at: number;
}

export const messages = room<SentMessage>()({ name: 'messages' });
