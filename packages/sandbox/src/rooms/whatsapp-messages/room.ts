import { type Row, room } from '../../parts/room.ts';
import { conversations } from '../conversations/room.ts';

/** Its id is WhatsApp's. */
export interface WhatsappMessage extends Row {
  readonly conversation_id: string | null;
  readonly user_id: string | null;
  readonly ruleset_id: number | null;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  readonly type: 'broadcast_outbound' | 'automated_outbound' | 'manual_outbound';
  readonly template_name: string;
  readonly error: { message: string; details: string } | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The one campaign of this workspace. */
export const campaign = 12_345;

export const whatsappMessages = room<WhatsappMessage>()({
  name: 'whatsapp_messages',
  order: { by: (message) => message.created_at, descending: true },
  seed: ({ random, now, rowsOf }) =>
    rowsOf(conversations)
      .slice(0, 60)
      .map(({ id, contact_ids }, index) => {
        const failed = index === 7;
        const created_at = now - (index + 1) * 3600;
        return {
          id: `wamid_${random.hex(12)}`,
          conversation_id: id,
          user_id: contact_ids[0] ?? null,
          ruleset_id: campaign,
          status: failed ? 'failed' : random.pick(['sent', 'delivered', 'read'] as const),
          type: 'broadcast_outbound',
          template_name: random.pick(['appointment_reminder', 'order_update']),
          error: failed ? { message: 'Message undeliverable', details: 'The number is not on WhatsApp.' } : null,
          created_at,
          updated_at: created_at + 20,
        };
      }),
});

/** These two addresses do not answer errors as a list. */
export const plainError = (request_id: string, message: string) => ({ type: 'error', request_id, message });
