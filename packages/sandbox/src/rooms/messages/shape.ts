/** A message, as it is answered when it was sent. */
export interface Message {
  readonly type: 'user_message' | 'admin_message';
  readonly id: string;
  readonly created_at: number;
  readonly subject?: string | null;
  readonly body: string;
  readonly message_type: 'inapp' | 'email' | 'whatsapp';
  readonly conversation_id?: string;
  readonly owner?: object;
}

export const messageShape = (message: Message) => ({ ...message });
