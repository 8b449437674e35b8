import { type Row, room } from '../../parts/room.ts';
import { conversations } from '../conversations/room.ts';

/** A call that a telephony provider hands over. */
export interface FinVoiceCall extends Row {
  readonly user_phone_number: string;
  readonly external_call_id: string;
  readonly source: 'five9' | 'zoom_phone' | 'aws_connect';
  readonly intercom_call_id: string | null;
  readonly intercom_conversation_id: string | null;
  readonly created_at: number;
}

export const finVoiceCalls = room<FinVoiceCall>()({
  name: 'fin_voice_calls',
  order: { by: (call) => call.created_at, descending: true },
  keys: { external_call_id: 'exact' },
  seed: ({ now, rowsOf }) =>
    rowsOf(conversations)
      .slice(-2)
      .map(({ id }, index) => ({
        id: String(1234 + index),
        user_phone_number: '+15551234567',
        external_call_id: `ext-${index + 1}`,
        source: 'aws_connect',
        intercom_call_id: String(9000 + index),
        intercom_conversation_id: id,
        created_at: now - 7200 + index * 60,
      })),
});

export const finVoiceShape = (
  { id, user_phone_number, external_call_id, intercom_call_id, intercom_conversation_id }: FinVoiceCall,
  appId: number,
) => ({
  id: Number(id),
  app_id: appId,
  user_phone_number,
  status: intercom_call_id === null ? 'registered' : 'complete',
  intercom_call_id,
  external_call_id,
  intercom_conversation_id,
  call_transcript: intercom_call_id === null ? [] : [{ speaker: 'Fin', text: 'Hello, how can I help?' }],
  call_summary: intercom_call_id === null ? '' : 'Asked about a parcel.',
  intent: [],
});
